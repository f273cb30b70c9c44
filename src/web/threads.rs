//! A thread to read: behind the personal link of one notice, or for a signed-in member.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::SignedIn;
use super::fields::Fields;
use super::link::Link;
use crate::app::Query;
use crate::core::brief::ThreadBrief;
use crate::core::command::{Command, Outcome};
use crate::core::group::Group;
use crate::core::ids::{FileId, PersonId, ThreadId};
use crate::core::person::Person;
use crate::core::token::Purpose;
use crate::core::trust::Actor;
use crate::core::view::Needs;
use crate::core::visible;
use crate::face::escape::single_line;
use crate::face::page::{ElidedPart, Frame, PageLink, RetractPart, ThreadComment, ThreadPage};
use crate::face::reader::Reader;
use axum::extract::{Path, State};
use jiff::Timestamp;

/// `GET /t/{token}`: works for this one thread, and shows no way to any other page of the group.
pub(super) async fn by_link(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let (link, brief, group) = pages.thread_of(&token).await?;
    let page = drawn(Frame::of(&pages.house), &link.person, &brief, &group, &format!("/f/{token}"));
    pages.page("thread", &page, &link.person.locale)
}

/// `GET /threads/{id}`
pub(super) async fn signed_in(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let now = pages.app.world.now();
    let (brief, group) = read(&mut query, ThreadId(id), person.id, now).await?;
    query.load(|_| Needs { archives: [group.id].into(), ..Needs::default() }).await?;
    let view = &query.view;
    let about = view.polls.values().filter(|poll| poll.thread == Some(brief.thread.id) && visible::may_see_poll(view, poll, person.id, now));
    let votes = about.map(|poll| PageLink { label: single_line(&poll.title), url: format!("/p/{}", poll.id) }).collect();
    let mut page = ThreadPage { votes, ..drawn(pages.frame_of(&person), &person, &brief, &group, &format!("/threads/{id}/files")) };
    for (shown, comment) in page.comments.iter_mut().zip(&brief.comments) {
        let comment = comment.comment.id;
        let elided = visible::elided(view, comment, person.id, now);
        shown.elided = ElidedPart::new(elided, || pages.form(format!("/threads/{id}/elided/{comment}")));
        let form = || pages.form(format!("/threads/{id}/delete/{comment}"));
        shown.retract = visible::may_retract(view, comment, person.id, now).map(|mine| RetractPart { mine, form: form() });
    }
    pages.page("thread", &page, &person.locale)
}

/// `POST /threads/{id}/elided/{comment}`: a coordinator says why they look at what was cut.
pub(super) async fn look(State(pages): State<Pages>, Path((id, comment)): Path<(i64, i64)>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let (brief, group) = read(&mut query, ThreadId(id), person.id, pages.app.world.now()).await?;
    let comment = brief.comments.iter().map(|brief| brief.comment.id).find(|id| id.0 == comment).ok_or(Trouble::NOT_FOUND)?;
    let cause = fields.cause(&format!("look{comment}/{}", person.id))?;
    let command = Command::ShowElided { comment, reason: fields.get("reason").to_string() };
    match pages.app.execute(Actor::Session { person: person.id }, command, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&group.handle), &refusal),
        _ => Ok(see_other(&format!("/threads/{id}"))),
    }
}

/// `POST /threads/{id}/delete/{comment}`: its author takes it back, or a coordinator removes it and says why.
pub(super) async fn delete(State(pages): State<Pages>, Path((id, comment)): Path<(i64, i64)>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let (brief, group) = read(&mut query, ThreadId(id), person.id, pages.app.world.now()).await?;
    let comment = brief.comments.iter().map(|brief| brief.comment.id).find(|id| id.0 == comment).ok_or(Trouble::NOT_FOUND)?;
    let cause = fields.cause(&format!("delete{comment}/{}", person.id))?;
    let command = Command::DeleteComment { comment, reason: fields.get("reason").to_string() };
    match pages.app.execute(Actor::Session { person: person.id }, command, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&group.handle), &refusal),
        _ => Ok(see_other(&format!("/threads/{id}"))),
    }
}

/// A thread its reader may see.
pub(super) async fn read(query: &mut Query, thread: ThreadId, reader: PersonId, now: Timestamp) -> Result<(ThreadBrief, Group), Trouble> {
    query
        .load(|view| {
            let mut needs = Needs { people: [reader].into(), ..Needs::default() };
            visible::thread_needs(view, thread, &mut needs);
            needs
        })
        .await?;
    let view = &query.view;
    let row = view.threads.get(thread).filter(|row| visible::may_see_group(view, row.group, reader, now)).ok_or(Trouble::NOT_ALLOWED)?;
    let group = view.groups.get(row.group).cloned().ok_or(Trouble::NOT_ALLOWED)?;
    Ok((visible::thread_brief(view, thread).ok_or(Trouble::NOT_ALLOWED)?, group))
}

fn drawn(frame: Frame, person: &Person, brief: &ThreadBrief, group: &Group, files: &str) -> ThreadPage {
    let reader = Reader::of(person);
    let comment = |comment: &crate::core::brief::CommentBrief| {
        let ids: Vec<FileId> = comment.files.iter().map(|file| file.id).collect();
        ThreadComment::new(&reader, comment, |place| ids.get(place).map(|id| format!("{files}/{id}")))
    };
    ThreadPage {
        frame,
        title: single_line(&brief.thread.title),
        group: single_line(&group.name),
        starter: reader.who(&brief.starter),
        started: reader.moment(brief.thread.started_at),
        closed_by: brief.closed_by.as_deref().map(|name| reader.who(name)),
        closed_at: brief.thread.closed.as_ref().map(|closed| reader.moment(closed.at)).unwrap_or_default(),
        comments: brief.comments.iter().map(comment).collect(),
        votes: Vec::new(),
        // A page can be shown to others, so it holds no reply address: the answer goes by one of the thread's mails.
        answer: None,
    }
}

impl Pages {
    /// The thread a link is for.
    pub async fn thread_of(&self, token: &str) -> Result<(Link, ThreadBrief, Group), Trouble> {
        let mut link = self.link(token, Purpose::ThreadPage).await?;
        let thread = link.notice.thread_at(link.item).ok_or(Trouble::NOT_FOUND)?;
        let (brief, group) = read(&mut link.query, thread, link.person.id, self.app.world.now()).await?;
        Ok((link, brief, group))
    }
}
