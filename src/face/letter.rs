//! A brief becomes subject, text and HTML, from three templates and the reader's words.
//!
//! Each kind of notice has its own context, built in a file beside this one; what every mail shares is added here.

mod account;
mod ballot;
mod correct;
mod deed;
mod desk;
mod digest;
mod foot;
mod held;
mod invitation;
mod outcome;
mod rehearsal;
mod sender;
mod stranger;
mod talk;

use super::escape::single_line;
use super::house::House;
use super::templates;
use crate::core::brief::Brief;
use crate::core::notice::{NoticeBody, NoticeKind};
use anyhow::Context as _;
use desk::Desk;
use handlebars::Context;
use serde::Serialize;
use serde_json::{Map, Value};

/// A rendered mail, without headers.
#[derive(Clone, PartialEq, Debug)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    /// `None` for people who want text only.
    pub html: Option<String>,
}

/// Renders a brief in its reader's language and zone. Fails when the brief lacks what its kind needs.
pub fn render(brief: &Brief, house: &House) -> anyhow::Result<Rendered> {
    let kind = brief.notice.kind;
    let desk = Desk::new(brief, house);
    let mut context = context(&desk).with_context(|| format!("letter {} of kind {}", brief.notice.id, kind.folder()))?;
    let folder = format!("mail/{}", kind.folder());
    let subject = templates::render_text(&format!("{folder}/subject.txt"), &context)?;
    // RFC 5322 section 2.1.1: a subject is one line whatever its parts hold.
    let subject = single_line(&subject);
    set(&mut context, "subject", &subject);
    let body = templates::render_text(&format!("{folder}/body.txt"), &context)?;
    let foot = templates::render_text("foot", &context)?;
    // The signature separator with its blank makes mail programs drop the footer from replies (RFC 3676 section 4.3).
    let text = format!("{}\n-- \n{}\n", body.trim_end(), foot.trim_end());
    let html = (!brief.reader.text_only).then(|| templates::render(templates::html(), &format!("{folder}/body.html"), &context)).transpose()?;
    Ok(Rendered { subject, text, html })
}

/// Compiles every template, which otherwise the first letter waits for.
pub fn warm() {
    templates::text();
    templates::html();
}

/// The kind's own fields, and those every template may use.
fn context(desk: &Desk<'_>) -> anyhow::Result<Context> {
    let mut fields = match desk.brief.notice.kind {
        NoticeKind::Comment => fields(&talk::comment(desk)?),
        NoticeKind::VoteOpened => fields(&talk::vote_opened(desk)?),
        NoticeKind::Ballot => fields(&ballot::ballot(desk)?),
        NoticeKind::Reminder => fields(&ballot::reminder(desk)?),
        NoticeKind::PollChanged => fields(&ballot::changed(desk)?),
        NoticeKind::Result => fields(&ballot::result(desk)?),
        NoticeKind::Outcome => fields(&outcome::outcome(desk)?),
        NoticeKind::Review => fields(&outcome::review(desk)?),
        NoticeKind::Receipt => fields(&ballot::receipt(desk)?),
        NoticeKind::LateVote => fields(&ballot::late_vote(desk)?),
        NoticeKind::Draft if matches!(desk.brief.notice.body, NoticeBody::Rehearsal { .. }) => fields(&rehearsal::rehearsal(desk)?),
        NoticeKind::Draft => fields(&ballot::draft(desk)?),
        NoticeKind::Question => fields(&held::question(desk)?),
        NoticeKind::Confirm => fields(&held::confirm(desk)?),
        NoticeKind::WasItYou => fields(&held::was_it_you(desk)?),
        NoticeKind::Refusal => fields(&held::refusal(desk)?),
        NoticeKind::Stranger => fields(&stranger::stranger(desk)?),
        NoticeKind::Blocked => fields(&ballot::blocked(desk)?),
        NoticeKind::Proxy => fields(&ballot::proxy(desk)?),
        NoticeKind::WhoseWords => fields(&sender::whose(desk)?),
        NoticeKind::Invitation => fields(&invitation::invitation(desk)?),
        NoticeKind::ForAdmin => fields(&sender::for_admin(desk)?),
        NoticeKind::AskedOwner => fields(&sender::asked_owner(desk)?),
        NoticeKind::Digest => fields(&digest::digest(desk)?),
        NoticeKind::Welcome => fields(&account::welcome(desk)?),
        NoticeKind::Goodbye => fields(&account::goodbye(desk)?),
        NoticeKind::Done => fields(&deed::done(desk)?),
        NoticeKind::Status => fields(&account::status(desk)?),
        NoticeKind::Decisions => fields(&account::decisions(desk)),
        NoticeKind::MyData => fields(&account::my_data(desk)?),
        NoticeKind::Help => fields(&account::help(desk)),
        NoticeKind::SignIn => fields(&account::sign_in(desk)?),
    }?;
    fields.insert("lang".into(), desk.reader.words.tag().into());
    fields.insert("group".into(), desk.group_name().into());
    fields.insert("foot".into(), serde_json::to_value(foot::foot(desk))?);
    Ok(Context::from(Value::Object(fields)))
}

fn fields(context: &impl Serialize) -> anyhow::Result<Map<String, Value>> {
    match serde_json::to_value(context)? {
        Value::Object(fields) => Ok(fields),
        other => anyhow::bail!("a letter's context must be a struct, not {other}"),
    }
}

fn set(context: &mut Context, field: &str, value: &str) {
    if let Value::Object(fields) = context.data_mut() {
        fields.insert(field.into(), value.into());
    }
}

#[cfg(test)]
#[path = "letter_tests.rs"]
mod tests;
