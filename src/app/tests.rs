//! From a folder to the first comparison and back at the next start, without a window.

use std::path::PathBuf;

use super::disk::tests::{Folder, folder_of, remove, write};
use super::reading::tests::text;
use super::settings::{ReaderSettings, Session, Settings, Theme};
use super::*;
use crate::compare::{Sameness, Side, Sides};
use crate::model::DocId;

/// `a` and `b` are nearly the same, `c` quotes a sentence of both, `d` has nothing to do with them.
pub(super) const FOLDER: [(&str, &str); 4] =
    [("a", "A/B/C/D"), ("b", "A/B/C/d"), ("c", "A/F"), ("d", "E")];

/// A state with its jobs and a folder of documents spelt by letters; see [`text`].
pub(super) struct Desk {
    pub(super) state: State,
    jobs: Jobs,
    folder: Folder,
}

impl Desk {
    /// Nothing is open yet.
    pub(super) fn beside(files: &[(&str, &str)]) -> Self {
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, letters)| (*name, text(letters))).collect();
        Self::in_folder(folder_of(&files))
    }

    fn in_folder(folder: Folder) -> Self {
        Self { state: State::new(Settings::default()), jobs: Jobs::inline(), folder }
    }

    /// A folder of documents written out is open, and its first pair compared.
    pub(super) fn on_texts(files: &[(&str, &str)]) -> Self {
        let files: Vec<(&str, String)> =
            files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        let mut desk = Self::in_folder(folder_of(&files));
        desk.act(desk.open());
        desk
    }

    /// The folder is open, and its first pair compared.
    pub(super) fn on(files: &[(&str, &str)]) -> Self {
        let mut desk = Self::beside(files);
        desk.act(desk.open());
        desk
    }

    pub(super) fn open(&self) -> Action {
        Action::Open(vec![self.folder.path().to_owned()])
    }

    /// The same with what is remembered kept in a folder.
    pub(super) fn remembering(self, dir: PathBuf) -> Self {
        Self { jobs: self.jobs.with_memory(Some(dir)), ..self }
    }

    /// Where a file of the folder lies.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the folder.
    pub(super) fn write(&self, name: &str, content: &str) {
        write(&self.folder, name, content);
    }

    /// Deletes a file of the folder.
    pub(super) fn remove(&self, name: &str) {
        remove(&self.folder, name);
    }

    /// Does something, and waits for all that comes of it.
    pub(super) fn act(&mut self, action: Action) {
        self.start(action);
        while self.listen() {}
    }

    pub(super) fn perform(&mut self, command: Command) {
        self.act(Action::Perform(command));
    }

    /// Does something; what comes of its jobs waits for [`Desk::listen`], as if they still ran.
    pub(super) fn start(&mut self, action: Action) {
        for effect in self.state.apply(action) {
            self.jobs.run(effect, &self.state.settings);
        }
    }

    /// Takes what has come of jobs so far, and says whether anything had.
    pub(super) fn listen(&mut self) -> bool {
        let outcomes = self.jobs.outcomes();
        let is_any = !outcomes.is_empty();
        for outcome in outcomes {
            self.start(outcome);
        }
        is_any
    }

    /// Takes the one outcome that has come of jobs, without applying it.
    #[track_caller]
    pub(super) fn outcome(&mut self) -> Action {
        let mut outcomes = self.jobs.outcomes();
        assert_eq!(outcomes.len(), 1, "{outcomes:?}");
        outcomes.remove(0)
    }

    /// Opens the folder and stays in a stage.
    #[track_caller]
    pub(super) fn open_until(&mut self, is_there: impl Fn(&Stage) -> bool) {
        self.start(self.open());
        while !is_there(&self.state.stage) {
            assert!(self.listen(), "the stage never came");
        }
    }

    pub(super) fn id(&self, name: &str) -> DocId {
        let mut documents = self.state.corpus.iter();
        documents.find(|(_, document)| document.file_name() == name).unwrap().0
    }

    pub(super) fn name(&self, id: Option<DocId>) -> &str {
        id.and_then(|id| self.state.corpus.document(id)).map_or("-", |it| it.file_name())
    }

    pub(super) fn put(&mut self, side: Side, name: &str) {
        self.act(Action::Put(side, self.id(name)));
    }

    /// The documents that are read, as "left right"; the pair that is asked for must be the same.
    #[track_caller]
    pub(super) fn pair(&self) -> String {
        let ids = self.state.reading.as_ref().map_or_else(Sides::default, |reading| reading.ids);
        assert_eq!(ids, self.state.pair, "what is on screen is not what was asked for");
        assert_eq!(self.state.stage, Stage::Idle);
        format!("{} {}", self.name(ids.left), self.name(ids.right))
    }

    /// The same program at its next start: all that is left is the settings.
    pub(super) fn restart(mut self) -> Self {
        self.act(Action::Close);
        let settings = toml::from_str(&toml::to_string(&self.state.settings).unwrap()).unwrap();
        self.state = State::new(settings);
        self.jobs = Jobs::inline();
        let paths = self.state.last_paths().unwrap();
        self.act(Action::Open(paths));
        self
    }
}

#[test]
fn a_folder_opens_with_its_closest_pair() {
    assert_eq!(Desk::on(&FOLDER).pair(), "a b");
    assert_eq!(Desk::on(&[("a", "F"), ("c", "A/B/G"), ("b", "A/B")]).pair(), "b c");
}

#[test]
fn a_folder_without_a_pair_opens_its_first_two_documents() {
    assert_eq!(Desk::on(&[("a", "A"), ("b", "F"), ("c", "E")]).pair(), "a b");
}

#[test]
fn one_document_stands_alone_on_the_left() {
    assert_eq!(Desk::on(&[("a", "A")]).pair(), "a -");
}

#[test]
fn without_documents_the_problems_are_shown() {
    let mut desk = Desk::beside(&[]);
    write(&desk.folder, "nul", "\0\0\0\0");
    desk.act(desk.open());
    assert_eq!((desk.state.tab, &desk.state.stage), (Tab::Problems, &Stage::Idle));
    assert_eq!(desk.state.corpus.problems().len(), 1);
    assert_eq!(desk.state.settings.recent, [], "nothing to come back to");
}

#[test]
fn what_is_opened_stands_first_among_the_recent_ones_and_once() {
    let mut desk = Desk::on(&FOLDER);
    let folder = desk.folder.path().to_owned();
    desk.act(Action::Open(vec![folder.join("a")]));
    desk.act(Action::Open(vec![folder.clone()]));
    let recent: Vec<(&[PathBuf], usize)> =
        desk.state.settings.recent.iter().map(|it| (&it.paths[..], it.n_documents)).collect();
    assert_eq!(recent, [(&[folder.clone()][..], 4), (&[folder.join("a")], 1)]);
    desk.act(Action::Forget(Some(7)));
    desk.act(Action::Forget(Some(0)));
    assert_eq!(desk.state.settings.recent.len(), 1);
    desk.act(Action::Forget(None));
    assert_eq!(desk.state.settings.recent, []);
}

#[test]
fn a_document_chosen_while_others_are_read_stays() {
    let mut desk = Desk::beside(&FOLDER);
    desk.open_until(|stage| *stage == Stage::Relating);
    desk.start(Action::Put(Side::Right, desk.id("c")));
    while desk.listen() {}
    assert!(desk.pair().starts_with("c "), "{}", desk.pair());
}

#[test]
fn a_pair_chosen_while_others_are_related_stays_and_is_compared() {
    let mut desk = Desk::beside(&FOLDER);
    desk.open_until(|stage| *stage == Stage::Relating);
    desk.start(Action::Put(Side::Left, desk.id("d")));
    desk.start(Action::Put(Side::Right, desk.id("c")));
    assert_eq!(desk.state.stage, Stage::Relating, "the longer job is the one to be seen");
    while desk.listen() {}
    assert_eq!(desk.pair(), "d c");
    assert!(desk.state.opened.unwrap().pairs.is_some());
}

/// The jobs of what was open before must not speak about what is opened now.
#[test]
fn opening_another_folder_drops_what_still_ran() {
    let mut desk = Desk::beside(&FOLDER);
    let other = folder_of(&[("x", text("E")), ("y", text("F")), ("z", text("E"))]);
    desk.open_until(|stage| *stage == Stage::Relating);
    desk.start(Action::Type("ferry".to_owned()));
    desk.act(Action::Open(vec![other.path().to_owned()]));
    assert_eq!(desk.pair(), "x z");
    assert!(!desk.state.filtering.is_active());
}

#[test]
fn reading_all_again_keeps_pair_and_filter() {
    let mut desk = Desk::on(&FOLDER);
    desk.put(Side::Left, "d");
    desk.put(Side::Right, "c");
    desk.act(Action::Type("ferry".to_owned()));
    write(&desk.folder, "b", &text("G"));
    desk.perform(Command::Reload);
    assert_eq!(desk.pair(), "d c");
    assert_eq!(
        (desk.state.filtering.text.as_str(), desk.state.filtering.hits.n_hits),
        ("ferry", 2)
    );
}

#[test]
fn reading_all_again_twice_at_once_keeps_the_pair_too() {
    let mut desk = Desk::on(&FOLDER);
    desk.put(Side::Left, "d");
    desk.start(Action::Perform(Command::Reload));
    desk.perform(Command::Reload);
    assert_eq!(desk.pair(), "d b");
}

#[test]
fn a_session_comes_back_at_the_next_start() {
    let mut desk = Desk::on(&FOLDER);
    desk.put(Side::Left, "d");
    desk.put(Side::Right, "c");
    desk.act(Action::Type("f.rry".to_owned()));
    desk.perform(Command::Regex);
    desk.act(Action::Place(Sides { left: 7, right: 9 }));
    let desk = desk.restart();
    assert_eq!(desk.pair(), "d c");
    assert_eq!(
        (desk.state.filtering.text.as_str(), desk.state.filtering.hits.n_hits),
        ("f.rry", 3)
    );
    assert_eq!(desk.state.tab, Tab::Hits);
    let reveal = desk.state.reveal.unwrap();
    let place = (reveal.side, reveal.span.start, reveal.partner.unwrap().start, reveal.is_quiet);
    assert_eq!(place, (Side::Left, 7, 9, true));
}

#[test]
fn a_place_comes_back_with_its_pair_alone() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Place(Sides { left: 7, right: 9 }));
    write(&desk.folder, "a", &text("G"));
    desk.state.settings.session.left = Some("gone".to_owned());
    let desk = desk.restart();
    assert_eq!(desk.state.reveal, None);
}

#[test]
fn the_session_of_one_folder_does_not_follow_into_another() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    desk.perform(Command::MatchCase);
    let other = folder_of(&[("x", text("A")), ("y", text("A"))]);
    desk.start(desk.open());
    desk.act(Action::Open(vec![other.path().to_owned()]));
    assert_eq!(desk.state.filtering.text, "");
    assert_eq!(desk.pair(), "x y");
    assert_eq!(desk.state.settings.session.filter, "");
}

/// What is typed before anything was compared belongs to no session yet.
#[test]
fn a_folder_without_documents_leaves_the_last_session_alone() {
    let mut desk = Desk::on(&FOLDER);
    desk.act(Action::Type("ferry".to_owned()));
    let before = desk.state.settings.session.clone();
    let empty = folder_of(&[]);
    desk.act(Action::Open(vec![empty.path().to_owned()]));
    desk.act(Action::Type("quay".to_owned()));
    assert_eq!(desk.state.settings.session, before);
}

#[test]
fn every_switch_and_number_comes_back() {
    let mut desk = Desk::on(&FOLDER);
    for command in [
        Command::Theme,
        Command::LargerText,
        Command::TogglePanel,
        Command::ToggleList,
        Command::ToggleStrip,
        Command::LeaveOutBoilerplate,
        Command::CountCase,
        Command::CountNumberWords,
        Command::ShowRelated,
        Command::ShowCounterparts,
        Command::MatchCase,
        Command::WholeWord,
    ] {
        desk.perform(command);
    }
    desk.act(Action::HideUnmatched(true));
    desk.act(Action::SortHits(HitOrder::LeftWord));
    desk.act(Action::ReduceMotion(true));
    desk.act(Action::Zoom(1.5));
    desk.act(Action::Resized([800.0, 600.0]));
    desk.act(Action::PanelHeight(100.0));
    desk.act(Action::Map(map::MapAction::FoldFrom(75)));
    let settings = desk.restart().state.settings;
    let expected = Settings {
        theme: Theme::Light,
        text_size: 110,
        zoom: 1.5,
        window_size: [800.0, 600.0],
        is_list_open: false,
        is_panel_open: false,
        panel_height: 100.0,
        is_strip_shown: false,
        leaves_out_boilerplate: false,
        is_related_shown: false,
        hides_unmatched: true,
        fold_percent: 75,
        folds_alike: Some(true),
        shows_counterparts: true,
        hit_order: HitOrder::LeftWord,
        is_motion_reduced: true,
        sameness: Sameness { counts_case: true, counts_number_words: false, ..Sameness::default() },
        memory_limit: 70,
        readers: ReaderSettings::default(),
        encodings: Vec::new(),
        session: Session { is_case_exact: true, is_whole_word: true, ..settings.session.clone() },
        kept: Vec::new(),
        recent: settings.recent.clone(),
    };
    assert_eq!(settings, expected);
}

#[test]
fn themes_go_round() {
    let mut desk = Desk::beside(&[]);
    let themes = [(); 4].map(|()| {
        desk.perform(Command::Theme);
        desk.state.settings.theme
    });
    assert_eq!(themes, [Theme::Light, Theme::Dark, Theme::System, Theme::Light]);
}

#[test]
fn text_grows_and_shrinks_by_steps_and_stays_in_bounds() {
    let mut desk = Desk::beside(&[]);
    let mut sizes = |command: Command| {
        [(); 9].map(|()| {
            desk.perform(command);
            desk.state.settings.text_size
        })
    };
    assert_eq!(sizes(Command::LargerText), [110, 120, 135, 150, 175, 200, 200, 200, 200]);
    assert_eq!(sizes(Command::SmallerText), [175, 150, 135, 120, 110, 100, 90, 80, 80]);
}
