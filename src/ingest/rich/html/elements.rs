//! What HTML's elements are to a reader: blocks, lines, marks inside a line, or nothing to read.

use super::page::Node;

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text inside a line.
    Inline,
    /// A block of its own.
    Block,
    /// A heading of a level from 1.
    Heading(u8),
    /// A list with numbers.
    Numbered,
    /// A list without.
    Bulleted,
    /// An item of a list.
    Item,
    /// A line's end.
    Break,
    /// A block whose line ends count.
    Verbatim,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A quotation inside a line.
    Quotation,
    /// How the characters before it are read aloud.
    Reading,
    /// A link.
    Link,
    /// Something that stands apart from its neighbours although no space is there.
    Control,
    /// Something to fill in.
    Field,
    /// A picture.
    Picture,
    /// A film or a sound.
    Recording,
    /// Another page inside this one.
    Frame,
    /// Nothing that is read.
    Silent,
}

impl Role {
    /// Whether it is parted from what stands before and behind it.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::Heading(_)
                | Self::Numbered
                | Self::Bulleted
                | Self::Item
                | Self::Verbatim
                | Self::Table
                | Self::Row
                | Self::Cell
        )
    }
}

/// What an element does to the text.
pub(super) fn role(node: &Node) -> Role {
    match node.name() {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ol" => Role::Numbered,
        "ul" | "menu" | "dir" => Role::Bulleted,
        "li" => Role::Item,
        "br" => Role::Break,
        "pre" | "listing" | "xmp" | "plaintext" => Role::Verbatim,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "q" => Role::Quotation,
        "rt" => Role::Reading,
        "a" if node.attribute("href").is_some() => Role::Link,
        // What only marks a place links to nothing.
        "a" | "button" | "label" => Role::Control,
        "textarea" | "select" => Role::Field,
        "input" if !node.has("type", &["hidden", "submit", "button", "image", "reset"]) => {
            Role::Field
        }
        "img" | "svg" | "canvas" => Role::Picture,
        "video" | "audio" => Role::Recording,
        "iframe" | "frame" | "object" | "embed" => Role::Frame,
        "head" | "script" | "style" | "template" | "rp" | "datalist" | "input" | "title"
        | "noframes" | "noembed" | "applet" | "annotation" | "annotation-xml" => Role::Silent,
        "dialog" if node.attribute("open").is_none() => Role::Silent,
        name if is_block(name) => Role::Block,
        _ => Role::Inline,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "main"
            | "nav"
            | "noscript"
            | "optgroup"
            | "option"
            | "p"
            | "search"
            | "section"
            | "summary"
            | "tbody"
            | "tfoot"
            | "thead"
    )
}

/// Whether an element is on the page but not seen.
pub(super) fn is_hidden(node: &Node) -> bool {
    if node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found")) {
        return true;
    }
    let Some(style) = node.attribute("style") else { return false };
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.into_iter().any(|(property, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

/// Whether an element says of itself that it stands around the text.
pub(super) fn is_chrome(node: &Node) -> bool {
    matches!(node.name(), "nav" | "aside" | "footer" | "dialog" | "noscript" | "search" | "button")
        || node.has(
            "role",
            &[
                "navigation",
                "banner",
                "contentinfo",
                "complementary",
                "search",
                "menu",
                "menubar",
                "toolbar",
                "dialog",
                "alertdialog",
                "alert",
            ],
        )
}
