//! A plot of lying bars, once for wide and once for narrow screens, with the same numbers as a table below.

use crate::session::use_lang;
use crate::ui::{Icon, IconName};
use domain::text::reports as text;
use leptos::prelude::*;

/// One bar.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    /// What it is of.
    pub label: String,
    /// Its length; none where it is not shown.
    pub length: Option<i64>,
    /// Its value in words.
    pub value: String,
    /// What stands behind the value.
    pub more: String,
}

/// Where things stand, in the units of the drawing.
#[derive(Clone, Copy)]
struct Size {
    width: i64,
    /// Where the bars begin and how long the longest is.
    bars: (i64, i64),
    /// From one bar to the next, and how thick one is.
    step: (i64, i64),
    /// From the top of a row to its bar: words above the bar or beside it.
    drop: i64,
}

const WIDE: Size = Size { width: 520, bars: (184, 206), step: (48, 26), drop: 12 };
const NARROW: Size = Size { width: 256, bars: (0, 256), step: (54, 22), drop: 24 };

/// A figure with its plot and its table.
#[component]
pub(super) fn Plot(
    /// The id of the title.
    id: &'static str,
    /// The question.
    title: &'static str,
    /// The line below.
    text: &'static str,
    /// What the plot is of.
    name: &'static str,
    /// Where the numbers come from.
    source: &'static str,
    /// The bars, from top to bottom.
    bars: Vec<Bar>,
    /// The length of the longest possible bar.
    most: i64,
    /// A line to compare with.
    line: Option<i64>,
    /// The heads of the table.
    columns: Vec<&'static str>,
    /// Its rows; the first cell names the row.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <figure class="ps-card ps-plot" aria-labelledby=id>
            <figcaption><h2 id=id>{title}</h2><p>{text}</p></figcaption>
            {drawing(lang, "w", id, name, &bars, most, line, WIDE)}
            {drawing(lang, "n", id, name, &bars, most, line, NARROW)}
            <div class="ps-plot__f">
                <p class="ps-src">{source}</p>
                <details>
                    <summary><Icon name=IconName::Down small=true/>{text::as_table(lang)}</summary>
                    <div class="ps-scroll" role="group" tabindex="0" aria-label=name>
                        <table class="ps-table ps-table--s">
                            <caption class="sr-only">{name}</caption>
                            <thead><tr>{columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}</tr></thead>
                            <tbody>{rows.into_iter().map(table_row).collect_view()}</tbody>
                        </table>
                    </div>
                </details>
            </div>
        </figure>
    }
}

fn table_row(cells: Vec<String>) -> impl IntoView {
    let mut cells = cells.into_iter();
    let head = cells.next();
    view! { <tr><th scope="row">{head}</th>{cells.map(|cell| view! { <td class="r">{cell}</td> }).collect_view()}</tr> }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one drawing")]
fn drawing(
    lang: domain::Lang,
    class: &'static str,
    id: &str,
    name: &'static str,
    bars: &[Bar],
    most: i64,
    line: Option<i64>,
    size: Size,
) -> impl IntoView + use<> {
    let (title_id, desc_id) = (format!("{id}-{class}-t"), format!("{id}-{class}-d"));
    let told: Vec<String> =
        bars.iter().map(|bar| text::described(lang, &bar.label, [bar.value.as_str(), bar.more.as_str()].join(" ").trim())).collect();
    let count = i64::try_from(bars.len()).unwrap_or(0);
    let height = count.saturating_mul(size.step.0).saturating_add(8);
    let (start, longest) = size.bars;
    let along = move |value: i64| value.clamp(0, most).saturating_mul(longest).checked_div(most).unwrap_or(0);
    let rows = bars.iter().zip(0_i64..).map(|(bar, index)| {
        let top = index.saturating_mul(size.step.0);
        let (bar_y, wide) = (top + size.drop, start > 0);
        let words_y = if wide { bar_y + 18 } else { top + 17 };
        let (value_x, anchor) = if wide { (start + longest + 12, "start") } else { (size.width, "end") };
        view! {
            <text x="0" y=words_y.to_string()>{bar.label.clone()}</text>
            <rect class="ps-f-bg" x=start.to_string() y=bar_y.to_string() width=longest.to_string() height=size.step.1.to_string() rx="4"></rect>
            {bar.length.map(|length| view! {
                <rect class="ps-f-brand" x=start.to_string() y=bar_y.to_string() width=along(length).to_string() height=size.step.1.to_string() rx="4"></rect>
            })}
            <text x=value_x.to_string() y=words_y.to_string() text-anchor=anchor>
                <tspan class="v">{bar.value.clone()}</tspan>
                <tspan class="m" dx="6">{bar.more.clone()}</tspan>
            </text>
        }
    });
    let rows = rows.collect_view();
    let at = line.map(|line| (start + along(line)).to_string());
    view! {
        <svg class=class viewBox=format!("0 0 {} {height}", size.width) role="img" aria-labelledby=format!("{title_id} {desc_id}")>
            <title id=title_id.clone()>{name}</title>
            <desc id=desc_id.clone()>{told.join(" ")}</desc>
            {rows}
            {at.map(|x| view! { <line class="ps-s-today" x1=x.clone() x2=x.clone() y1="4" y2=(height - 4).to_string() stroke-width="2" stroke-dasharray="5 4"></line> })}
        </svg>
    }
}
