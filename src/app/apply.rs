//! What each action does to the state, and what must be done about it.

use super::action::{Action, Effect, HitTo, StepTo};
use super::command::Command;
use super::concordance::HitOrder;
use super::exporting::{HitFormat, HitsTo};
use super::findings::FindingsAction;
use super::settings::{Settings, Theme};
use super::state::{State, Tab};
use super::view::View;

/// Reading text, in per cent.
const TEXT_SIZES: [u16; 9] = [80, 90, 100, 110, 120, 135, 150, 175, 200];

impl State {
    /// Changes the state by one action; what it answers must be done, in order.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = self.applied(action);
        effects.extend(self.refresh_anew());
        effects.extend(self.ask_for_map());
        effects.extend(self.ask_for_synopsis());
        effects.extend(self.ask_for_findings());
        self.list_anew();
        self.counterparts_anew();
        effects.extend(self.lines_anew());
        effects.extend(self.kept_anew());
        self.marks_anew();
        self.findings_anew();
        self.synopsis_rows_anew();
        effects
    }

    fn applied(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Perform(command) => return self.perform(command),
            Action::Open(paths) => return self.open(paths),
            Action::Progressed(loading, corpus) => return self.progressed(loading, corpus),
            Action::Loaded(corpus) => return self.loaded(corpus),
            Action::MayHaveChanged(changes) => self.may_have_changed(changes),
            Action::Rested => self.rested(),
            Action::Ended(kind) => return self.ended(kind),
            Action::Polls(reason, every) => self.polls(reason, every),
            Action::Refreshed(refreshed) => return self.refreshed(refreshed),
            Action::Overlapped(pairs, folder) => return self.overlapped(pairs, folder),
            Action::Retold(pairs) => self.retold(pairs),
            Action::Compared(reading) => return self.compared(reading),
            Action::Indexed(index) => self.filtering.indexed(index),
            Action::Filtered(query, hits, why) => return self.filtered(query, hits, why),
            Action::Sorted(sorted) => self.sorted(sorted),
            Action::FoundCounterparts(found) => self.found_counterparts(found),
            Action::HitsSeen(seen) => return self.find_counterparts(&seen).into_iter().collect(),
            Action::FoundSpreads(found) => self.found_spreads(found),
            Action::SpreadsSeen(seen) => return self.find_spreads(&seen).into_iter().collect(),
            Action::ToggleCounterparts(hit) => self.toggle_counterparts(hit),
            Action::OpenCounterpart(hit, partner) => return self.open_counterpart(hit, partner),
            Action::Mapped(kinship, table) => self.map.take(kinship, table),
            Action::MadeExact(pairs) => self.made_exact(pairs),
            Action::MapSeen(pairs) => return self.make_seen_exact(pairs).into_iter().collect(),
            Action::Map(action) => return self.on_map(action),
            Action::Found(findings, corpus) => self.found(findings, corpus),
            Action::Findings(action) => return self.on_findings(action),
            Action::Recalled(recalled) => return self.recalled(*recalled).into_iter().collect(),
            Action::NotKept(notice) => self.not_kept(notice),
            Action::Kept(remembered) => self.kept(*remembered),
            Action::Synopsized(table) => self.synopsis_made(table),
            Action::Synopsis(action) => return self.on_synopsis(action),
            Action::Put(side, document) => return self.put(side, document),
            Action::ChooseEncoding(id, name) => return self.choose_encoding(id, name),
            Action::Type(text) => {
                self.filtering.text = text;
                return self.refilter();
            }
            Action::Step(to) => self.step_to(to),
            Action::ListKind(kind, is_listed) => self.list_kind(kind, is_listed),
            Action::Count(sameness) => return self.count(sameness),
            Action::Hit(to) => return self.hit_to(to),
            Action::ExportHits(to) => return self.export_hits(to),
            Action::Reported(said) => (self.is_reporting, self.notice) = (false, Some(said)),
            Action::SaveReport(to) => return self.save_report(to),
            Action::Exported(text, said) => self.exported(text, said),
            Action::Copied => self.clipboard = None,
            // The window asks.
            Action::AskName(_) | Action::AskEncoding(_) => {}
            Action::KeepFilter(name) => return self.keep_filter(&name),
            Action::RenameKept(place, name) => {
                return self.rename_kept(place, name);
            }
            Action::RemoveKept(place) => return self.remove_kept(place),
            Action::TypeKept(place) => return self.type_kept(place),
            Action::FoundKept(found) => self.found_kept(found),
            Action::SortHits(order) => return self.sort_hits(order),
            Action::Explain(asked) => return self.explain(asked),
            Action::Explained(of, evidence) => self.explained(of, evidence),
            Action::Show(side, span) => self.reveal(side, span, false),
            Action::Unfold(key) => return self.unfold(key),
            Action::Folded(reading) => self.folded(reading),
            Action::Tab(tab) => {
                (self.tab, self.settings.is_panel_open) = (tab, true);
                return self.show_view(View::Read).into_iter().collect();
            }
            Action::Order(order) => {
                if let Some(opened) = &mut self.opened {
                    opened.order = order;
                }
            }
            Action::Theme(theme) => return self.saved(|settings| settings.theme = theme),
            Action::ReduceMotion(is_reduced) => {
                return self.saved(|settings| settings.is_motion_reduced = is_reduced);
            }
            Action::HideUnmatched(hides) => {
                return self.saved(|settings| settings.hides_unmatched = hides);
            }
            Action::Forget(index) => return self.saved(|settings| forget(settings, index)),
            Action::Place(bytes) => {
                let session = &mut self.settings.session;
                (session.left_byte, session.right_byte) = (bytes.left, bytes.right);
            }
            Action::Resized(size) => self.settings.window_size = size,
            Action::PanelHeight(height) => self.settings.panel_height = height,
            Action::Zoom(zoom) => return self.saved(|settings| settings.zoom = zoom),
            Action::Close => return vec![Effect::Save],
        }
        Vec::new()
    }

    fn saved(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        change(&mut self.settings);
        vec![Effect::Save]
    }

    /// Runs a command of the table; those that only concern the window do nothing here.
    fn perform(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenFolder => return vec![Effect::PickFolder],
            Command::OpenFiles => return vec![Effect::PickFiles],
            Command::Reload => {
                let paths = self.opened.as_ref().map(|opened| opened.paths.clone());
                return paths.map_or_else(Vec::new, |paths| self.open_again(paths));
            }
            Command::Stop => return self.stop(),
            Command::MatchCase => return self.switched(|switches| &mut switches.is_case_exact),
            Command::WholeWord => return self.switched(|switches| &mut switches.is_whole_word),
            Command::Regex => return self.switched(|switches| &mut switches.is_regex),
            Command::ClearFilter => return self.applied(Action::Type(String::new())),
            Command::NextHit => return self.hit_to(HitTo::Next),
            Command::PreviousHit => return self.hit_to(HitTo::Previous),
            Command::SortByDocument => return self.sort_hits(HitOrder::Document),
            Command::SortByLeftWord => return self.sort_hits(HitOrder::LeftWord),
            Command::SortByRightWord => return self.sort_hits(HitOrder::RightWord),
            Command::CopyHits => return self.export_hits(HitsTo::Clipboard(HitFormat::Text)),
            Command::CopyHitsCsv => return self.export_hits(HitsTo::Clipboard(HitFormat::Csv)),
            Command::CopyHitsJson => return self.export_hits(HitsTo::Clipboard(HitFormat::Json)),
            Command::Kept1 => return self.toggle_kept(0),
            Command::Kept2 => return self.toggle_kept(1),
            Command::Kept3 => return self.toggle_kept(2),
            Command::Kept4 => return self.toggle_kept(3),
            Command::Kept5 => return self.toggle_kept(4),
            Command::Kept6 => return self.toggle_kept(5),
            Command::Kept7 => return self.toggle_kept(6),
            Command::Kept8 => return self.toggle_kept(7),
            Command::Kept9 => return self.toggle_kept(8),
            Command::ShowCounterparts => return self.toggle_all_counterparts(),
            Command::NextChange => self.step_to(StepTo::Next),
            Command::PreviousChange => self.step_to(StepTo::Previous),
            Command::FirstChange => self.step_to(StepTo::First),
            Command::LastChange => self.step_to(StepTo::Last),
            Command::MovedPartner => self.moved_partner(),
            Command::Why => return self.explain_here(),
            Command::NextRelated => return self.related_to(true),
            Command::PreviousRelated => return self.related_to(false),
            Command::ShowRelated => {
                return self.saved(|s| s.is_related_shown = !s.is_related_shown);
            }
            Command::SwapSides => return self.swap(),
            Command::NextDocument => return self.walk(true),
            Command::PreviousDocument => return self.walk(false),
            Command::OnlyDifferences if self.view == View::Synopsis => self.toggle_shared(),
            Command::OnlyDifferences => {
                self.folds_identical = !self.folds_identical;
                return self.refold();
            }
            Command::ListAllKinds => self.list_all_kinds(),
            Command::OnlyFigures => self.list_figures_alone(),
            Command::CountCase => return self.toggle_count(|counts| &mut counts.counts_case),
            Command::CountPunctuation => {
                return self.toggle_count(|counts| &mut counts.counts_punctuation);
            }
            Command::CountQuotes => return self.toggle_count(|counts| &mut counts.counts_quotes),
            Command::CountAccents => {
                return self.toggle_count(|counts| &mut counts.counts_accents);
            }
            Command::CountNumberWords => {
                return self.toggle_count(|counts| &mut counts.counts_number_words);
            }
            Command::OnlyMatching => {
                self.folds_unmatched = !self.folds_unmatched;
                return self.refold();
            }
            Command::LeaveOutBoilerplate => {
                self.settings.leaves_out_boilerplate = !self.settings.leaves_out_boilerplate;
                let mut effects = self.refold();
                effects.push(Effect::Save);
                return effects;
            }
            _ => return self.show(command),
        }
        Vec::new()
    }

    /// Runs a command that says what is shown, and how.
    fn show(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::ShowRead => return self.show_view(View::Read).into_iter().collect(),
            Command::ShowSynopsis => return self.show_view(View::Synopsis).into_iter().collect(),
            Command::ShowMap => return self.show_view(View::Map).into_iter().collect(),
            Command::SetFindingAside => return self.on_findings(FindingsAction::SetAside),
            Command::UndoSetAside => return self.on_findings(FindingsAction::Undo),
            Command::CopyFinding => return self.on_findings(FindingsAction::Copy),
            Command::FindAgain => return self.on_findings(FindingsAction::LookAgain),
            Command::ShowFindings => return self.show_view(View::Findings).into_iter().collect(),
            Command::ShowChanges => return self.applied(Action::Tab(Tab::Changes)),
            Command::ShowHits => return self.applied(Action::Tab(Tab::Hits)),
            Command::ShowProblems => return self.applied(Action::Tab(Tab::Problems)),
            Command::TogglePanel => return self.saved(|s| s.is_panel_open = !s.is_panel_open),
            Command::ToggleList => return self.saved(|s| s.is_list_open = !s.is_list_open),
            Command::ToggleStrip => return self.saved(|s| s.is_strip_shown = !s.is_strip_shown),
            Command::Theme => {
                return self.saved(|settings| {
                    settings.theme = match settings.theme {
                        Theme::System => Theme::Light,
                        Theme::Light => Theme::Dark,
                        Theme::Dark => Theme::System,
                    };
                });
            }
            Command::LargerText => {
                return self.saved(|s| s.text_size = next_size(s.text_size, true));
            }
            Command::SmallerText => {
                return self.saved(|s| s.text_size = next_size(s.text_size, false));
            }
            _ => {}
        }
        Vec::new()
    }
}

fn forget(settings: &mut Settings, index: Option<usize>) {
    match index {
        Some(index) if index < settings.recent.len() => drop(settings.recent.remove(index)),
        Some(_) => {}
        None => settings.recent.clear(),
    }
}

fn next_size(size: u16, is_larger: bool) -> u16 {
    let mut sizes = TEXT_SIZES.iter().copied();
    let next =
        if is_larger { sizes.find(|&next| next > size) } else { sizes.rfind(|&next| next < size) };
    next.unwrap_or(size)
}
