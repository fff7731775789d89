//! The rows of a page: a table, and cards where there is no room for one.

use super::super::address::use_set_param;
use super::super::badge::{Avatar, StatusBadge};
use super::super::icon::{Icon, IconName};
use super::super::table::DataTable;
use super::super::{dates, lang};
use super::List;
use super::source::Row;
use crate::session::use_today;
use domain::Lang;
use domain::listing::{Cell, Head, Sort};
use domain::text::listing as text;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Draws the rows with the columns that are shown.
pub(super) fn rows(list: List, rows: &[Row], acts: bool) -> AnyView {
    let lang = lang();
    let (shown, title) = (list.shown.get(), list.shape.with_value(|shape| (shape.title)(lang)));
    let heads: Vec<Head> = list.shape.with_value(|shape| shown.iter().filter_map(|at| shape.heads.get(*at)).copied().collect());
    let all: Vec<Head> = list.shape.with_value(|shape| shape.heads.clone());
    let chooses = list.shape.with_value(|shape| shape.chooses);
    let ids: Vec<String> = rows.iter().filter_map(|row| row.id.clone()).collect();
    let body: Vec<AnyView> = rows.iter().map(|row| table_row(list, row, &shown, chooses)).collect();
    let cards: Vec<AnyView> = rows.iter().map(|row| card(row, &all)).collect();
    view! {
        <div class="ps-wide">
            <DataTable caption=title quiet=true>
                <thead><tr>
                    {chooses.then(|| view! { <th scope="col" class="ps-tick">{choose_all(list, ids)}</th> })}
                    {heads.into_iter().map(|head| sorting_head(list, head)).collect::<Vec<_>>()}
                    {acts.then(|| view! { <th scope="col">{text::acts(lang)}</th> })}
                </tr></thead>
                <tbody>{body}</tbody>
            </DataTable>
        </div>
        <ul class="ps-slim ps-card ps-list" aria-label=title>{cards}</ul>
    }
    .into_any()
}

/// The head of a column; where the list can be sorted by it, a button that does: upwards first, then downwards.
fn sorting_head(list: List, head: Head) -> AnyView {
    let lang = lang();
    let label = (head.label)(lang);
    if !head.sorts {
        return view! { <th scope="col">{label}</th> }.into_any();
    }
    let (address, set) = (use_query_map(), use_set_param());
    let here = Memo::new(move |_| {
        let written = address.with(|address| address.get("sort")).unwrap_or_default();
        list.shape
            .with_value(|shape| Sort::read(shape, &written).or_else(|| Sort::read(shape, shape.sort)))
            .filter(|sort| sort.key == head.key)
    });
    let standard = list.shape.with_value(|shape| shape.sort);
    let press = move |_| {
        let down = here.get_untracked().is_some_and(|sort| !sort.down);
        let next = Sort { key: head.key, down }.written();
        set("sort", if next == standard { "" } else { &next });
    };
    let order = move || here.get().map(|sort| if sort.down { "descending" } else { "ascending" });
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" class="ps-sort" class:is-on=move || here.get().is_some() class:is-up=move || here.get().is_some_and(|sort| !sort.down)
                title=text::sort_by(lang, label) on:click=press>
                {label}<Icon name=IconName::Down small=true/>
            </button>
        </th>
    }
    .into_any()
}

fn table_row(list: List, row: &Row, shown: &[usize], chooses: bool) -> AnyView {
    let cells: Vec<AnyView> = shown.iter().filter_map(|at| row.cells.get(*at)).map(|cell| table_cell(cell.clone())).collect();
    let tick = row.id.clone().filter(|_| chooses).map(|id| view! { <td class="ps-tick">{choose(list, id, name_of(row))}</td> });
    view! { <tr>{tick}{cells}{row.act.as_ref().map(|act| view! { <td class="ps-nowrap">{act()}</td> })}</tr> }.into_any()
}

fn table_cell(cell: Cell) -> AnyView {
    let (lang, today) = (lang(), use_today());
    match cell {
        Cell::Name(name, Some(href)) => view! { <th scope="row"><a href=href>{name}</a></th> }.into_any(),
        Cell::Name(name, None) => view! { <th scope="row">{name}</th> }.into_any(),
        Cell::Badge(tone, word) => view! { <td><StatusBadge tone text=word/></td> }.into_any(),
        Cell::Lines(lines) => view! { <td>{lines.into_iter().map(|line| view! { <div>{line}</div> }).collect::<Vec<_>>()}</td> }.into_any(),
        Cell::Day(_) | Cell::Period(..) => view! { <td class="ps-nowrap">{words(lang, today, &cell)}</td> }.into_any(),
        Cell::Moment(at) => view! { <td class="ps-nowrap"><time datetime=at.to_text()>{words(lang, today, &cell)}</time></td> }.into_any(),
        Cell::Number(_) | Cell::Hours(_) => view! { <td class="r">{words(lang, today, &cell)}</td> }.into_any(),
        Cell::Text(words) => view! { <td>{words}</td> }.into_any(),
    }
}

/// A cell in words.
fn words(lang: Lang, today: chrono::NaiveDate, cell: &Cell) -> String {
    match cell {
        Cell::Text(words) | Cell::Name(words, _) | Cell::Badge(_, words) => words.clone(),
        Cell::Lines(lines) => lines.join(", "),
        Cell::Day(day) => day.map(|day| dates::short(lang, day, today)).unwrap_or_default(),
        Cell::Period(first, last) => dates::period(lang, *first, *last, today),
        Cell::Moment(at) => dates::moment(lang, *at, today),
        Cell::Number(number) => number.map(|number| dates::number(lang, number)).unwrap_or_default(),
        Cell::Hours(minutes) => minutes.map(|minutes| dates::hours(lang, minutes)).unwrap_or_default(),
    }
}

/// What a row is called.
fn name_of(row: &Row) -> String {
    row.cells.iter().find_map(|cell| if let Cell::Name(name, _) = cell { Some(name.clone()) } else { None }).unwrap_or_default()
}

fn card(row: &Row, heads: &[Head]) -> AnyView {
    let (lang, today) = (lang(), use_today());
    let on = |line: u8| {
        let cells = heads.iter().zip(&row.cells).filter(|(head, _)| head.line == Some(line)).map(|(_, cell)| words(lang, today, cell));
        cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let name = on(0);
    let lines: Vec<AnyView> =
        (1..4).map(on).filter(|line| !line.is_empty()).map(|line| view! { <span class="ps-sub">{line}</span> }.into_any()).collect();
    let href = row.cells.iter().find_map(|cell| if let Cell::Name(_, href) = cell { href.clone() } else { None });
    let act = row.act.as_ref().map(|act| view! { <div class="ps-item__act">{act()}</div> });
    match href {
        Some(href) => view! {
            <li>
                <a class="ps-item" href=href>
                    <Avatar name=name.clone()/>
                    <span><b>{name}</b>{lines}</span>
                    <Icon name=IconName::Right small=true/>
                </a>
                {act}
            </li>
        }
        .into_any(),
        None => view! { <li><div class="ps-item ps-item--still"><span><b>{name}</b>{lines}</span></div>{act}</li> }.into_any(),
    }
}

/// A tick that chooses a row.
fn choose(list: List, id: String, name: String) -> AnyView {
    let (this, own) = (id.clone(), id.clone());
    let is_chosen = move || list.chosen.with(|chosen| chosen.contains(&this));
    let set = move |event: leptos::ev::Event| {
        let ticked = event_target_checked(&event);
        list.chosen.update(|chosen| {
            chosen.retain(|other| *other != own);
            if ticked {
                chosen.push(own.clone());
            }
        });
    };
    tick(format!("choose-{id}"), text::choose_row(lang(), name), is_chosen, set)
}

/// A tick that chooses all rows that are shown.
fn choose_all(list: List, ids: Vec<String>) -> AnyView {
    let shown = StoredValue::new(ids);
    let all = move || list.chosen.with(|chosen| shown.with_value(|shown| shown.iter().all(|id| chosen.contains(id))));
    let set = move |event: leptos::ev::Event| {
        let ticked = event_target_checked(&event);
        list.chosen.update(|chosen| {
            shown.with_value(|shown| {
                chosen.retain(|id| !shown.contains(id));
                if ticked {
                    chosen.extend(shown.iter().cloned());
                }
            });
        });
    };
    tick("choose-all".to_owned(), text::choose_all(lang()).to_owned(), all, set)
}

fn tick(id: String, label: String, on: impl Fn() -> bool + Send + 'static, set: impl Fn(leptos::ev::Event) + 'static) -> AnyView {
    view! {
        <input class="form-checkbox" type="checkbox" id=id.clone() prop:checked=on on:change=set/>
        <label for=id><span class="sr-only">{label}</span></label>
    }
    .into_any()
}

/// How many there are, in words.
pub(super) fn counted(lang: Lang, total: u32) -> String {
    let most = domain::listing::COUNTED;
    match total {
        0 => String::new(),
        1 => text::one(lang).to_owned(),
        total if total > most => text::more_than(lang, dates::number(lang, i64::from(most))),
        total => text::many(lang, dates::number(lang, i64::from(total))),
    }
}
