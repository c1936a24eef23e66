//! The sign, bar and colours of each kind of mark: the same in hinge, lists, strip and panel.
//!
//! Never colour alone: every kind has a form of its own, which survives a picture in grey.

use egui::epaint::{CircleShape, RectShape};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::theme::{MarkColors, Tokens};
use crate::app::reading::{Step, StepKind};
use crate::compare::Nature;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    /// A stop on the way through the changes.
    Step(StepKind),
    /// An edit that changes a number, date or name.
    Figures,
    /// An edit of nothing but case, punctuation and the like.
    Form,
    /// The same words; where kinds are named, never in the text.
    Identical,
    /// Site chrome and repeated text.
    Boilerplate,
    /// Another copy of what is in a passage.
    AlsoHere,
    /// The same facts in other words.
    Related,
}

/// How a bar is broken: length of the dashes and of the gaps, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum BarForm {
    Solid,
    Broken(f32, f32),
}

impl Sign {
    /// The sign of a step.
    pub(crate) fn of(step: &Step) -> Self {
        match (step.kind, step.nature) {
            (StepKind::Edited, Some(Nature::Figures)) => Self::Figures,
            (StepKind::Edited, Some(Nature::Form)) => Self::Form,
            (kind, _) => Self::Step(kind),
        }
    }

    /// The sign's colours.
    pub(crate) fn colors(self, tokens: &Tokens) -> MarkColors {
        match self {
            Self::Step(StepKind::Edited | StepKind::Paraphrased) | Self::Figures | Self::Form => {
                tokens.edited
            }
            Self::Step(StepKind::LeftOnly) => tokens.left_only,
            Self::Step(StepKind::RightOnly) => tokens.right_only,
            Self::Step(StepKind::Moved) => tokens.moved,
            Self::Boilerplate | Self::Identical => tokens.boilerplate,
            // No kind of reuse, so no colour of one.
            Self::AlsoHere | Self::Related => MarkColors { ink: tokens.ink3, wash: tokens.gap },
        }
    }

    /// The form of its bar.
    pub(crate) fn bar(self) -> BarForm {
        match self {
            Self::Step(StepKind::Paraphrased) => BarForm::Broken(5.0, 3.0),
            Self::Step(StepKind::Moved) => BarForm::Broken(2.0, 3.0),
            _ => BarForm::Solid,
        }
    }

    fn is_hint(self) -> bool {
        matches!(self, Self::AlsoHere | Self::Related)
    }

    fn is_round(self) -> bool {
        self == Self::Step(StepKind::Moved)
    }
}

/// Draws a sign of 16 points around a centre; the current one is inverted.
pub(crate) fn sign(painter: &Painter, center: Pos2, sign: Sign, tokens: &Tokens, is_current: bool) {
    let center = center.round();
    let color = sign.colors(tokens).ink;
    let (ground, line) =
        if is_current { (tokens.ink, tokens.inverse) } else { (tokens.paper, color) };
    let stroke = Stroke::new(1.25, if is_current { tokens.ink } else { color });
    if sign.is_hint() {
        // Without a box, so that they stand back behind the kinds.
        let color = if is_current { tokens.ink } else { color };
        painter.circle_filled(center, 9.0, tokens.chrome);
        strokes(painter, center, sign, Stroke::new(1.25, color));
        return;
    }
    if sign.is_round() {
        painter.add(CircleShape { center, radius: 8.0, fill: ground, stroke });
    } else {
        let rect = Rect::from_center_size(center, vec2(16.0, 16.0));
        let corners = CornerRadius::same(4);
        painter.add(RectShape::new(rect, corners, ground, stroke, StrokeKind::Inside));
    }
    strokes(painter, center, sign, Stroke::new(1.5, line));
}

fn strokes(painter: &Painter, center: Pos2, sign: Sign, stroke: Stroke) {
    let at = |x: f32, y: f32| pos2(center.x + x, center.y + y);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
    };
    match sign {
        Sign::Step(StepKind::Edited) => {
            line(&[(-4.0, -1.75), (4.0, -1.75)]);
            line(&[(-4.0, 1.75), (4.0, 1.75)]);
            line(&[(2.0, -4.5), (-2.0, 4.5)]);
        }
        Sign::Step(StepKind::Paraphrased) => {
            for y in [-2.0, 2.0] {
                line(&[(-4.0, y + 0.9), (-2.2, y - 0.9), (0.0, y), (2.2, y + 0.9), (4.0, y - 0.9)]);
            }
        }
        Sign::Step(StepKind::LeftOnly) => line(&[(-4.0, 0.0), (4.0, 0.0)]),
        Sign::Step(StepKind::RightOnly) => {
            line(&[(-4.0, 0.0), (4.0, 0.0)]);
            line(&[(0.0, -4.0), (0.0, 4.0)]);
        }
        Sign::Step(StepKind::Moved) => {
            line(&[(-2.0, 4.0), (-2.0, -3.5)]);
            line(&[(-4.2, -1.4), (-2.0, -3.8), (0.2, -1.4)]);
            line(&[(2.2, -4.0), (2.2, 3.5)]);
            line(&[(0.0, 1.4), (2.2, 3.8), (4.4, 1.4)]);
        }
        Sign::Figures => {
            line(&[(-0.8, -4.5), (-2.6, 4.5)]);
            line(&[(3.0, -4.5), (1.2, 4.5)]);
            line(&[(-4.0, -1.75), (4.4, -1.75)]);
            line(&[(-4.4, 1.75), (4.0, 1.75)]);
        }
        Sign::Form => {
            line(&[(-2.0, -4.5), (-2.0, -1.0)]);
            line(&[(2.0, -4.5), (2.0, -1.0)]);
            line(&[(0.9, 1.6), (0.9, 2.6), (-0.9, 4.8)]);
        }
        Sign::Identical => {
            line(&[(-4.0, -1.75), (4.0, -1.75)]);
            line(&[(-4.0, 1.75), (4.0, 1.75)]);
        }
        Sign::AlsoHere => {
            line(&[(-5.0, -5.0), (2.0, -5.0), (2.0, 2.0), (-5.0, 2.0), (-5.0, -5.0)]);
            line(&[(5.0, -2.0), (5.0, 5.0), (-2.0, 5.0)]);
        }
        Sign::Related => {
            for x in [-3.0, 3.0] {
                painter.add(CircleShape::stroke(at(x, 0.0), 4.5, stroke));
            }
        }
        Sign::Boilerplate => {
            line(&[(-4.0, -3.0), (4.0, -3.0)]);
            line(&[(-4.0, 0.0), (4.0, 0.0)]);
            line(&[(-4.0, 3.0), (1.0, 3.0)]);
        }
    }
}

/// Draws a bar of 3 points beside a stretch.
pub(crate) fn bar(painter: &Painter, x: f32, top: f32, bottom: f32, form: BarForm, color: Color32) {
    let (x, top, bottom) = (x.round(), top.round(), bottom.round().max(top.round() + 10.0));
    match form {
        BarForm::Solid => {
            painter.rect_filled(Rect::from_min_max(pos2(x, top), pos2(x + 3.0, bottom)), 0, color);
        }
        BarForm::Broken(dash, gap) => {
            let mut y = top;
            while y < bottom {
                let end = (y + dash).min(bottom);
                painter.rect_filled(Rect::from_min_max(pos2(x, y), pos2(x + 3.0, end)), 0, color);
                y += dash + gap;
            }
        }
    }
}
