//! What a webhook door's answer to the self-test means, and what to do next.

use super::Failed;
use crate::config::Config;
use crate::inbound::webhook::{Keys, Provider, Rings, fetch, sample};
use crate::world::World;

/// Posts the sample and reads the answer.
pub async fn run(config: &Config, name: &str, url: Option<String>) -> Result<String, Failed> {
    let known = Provider::ALL.map(Provider::name).join(", ");
    let provider = Provider::named(name).ok_or_else(|| Failed::Input(format!("there is no provider {name}; it is one of {known}")))?;
    let rings = Rings::open(&config.webhook, &config.service.url).map_err(|error| Failed::Input(format!("{error:#}")))?;
    let keys = rings.of(provider).ok_or_else(|| Failed::Input(unset(provider)))?;
    let url = url.unwrap_or_else(|| format!("{}/webhook/{}", config.service.url, provider.name()));
    let world = World::real();
    let chance = data_encoding::HEXLOWER.encode(&world.bytes::<25>());
    let sample = sample::post(provider, keys, &url, &config.service.domain, world.now(), &chance)
        .map_err(|error| Failed::Input(format!("{url} is no address to post to: {error}")))?;
    let (expect, says, only_refusable) = (sample.expect, sample.says, sample.only_refusable);
    let fetched = fetch::send(sample.request)
        .await
        .map_err(|error| Failed::Fault(format!("{error:#}; is `mailmoot serve` running, and does the reverse proxy pass /webhook/ on to http.listen?")))?;
    let said = String::from_utf8_lossy(&fetched.body).lines().next().unwrap_or_default().to_string();
    if fetched.status == expect && said.contains(says) {
        return Ok(success(provider, keys, &url, only_refusable));
    }
    Err(Failed::Fault(format!("{url} answered {} ({said}); {}", fetched.status, next_step(provider, fetched.status))))
}

fn success(provider: Provider, keys: &Keys, url: &str, only_refusable: bool) -> String {
    if !only_refusable {
        return format!("{url} works: a signed sample was taken and recorded as ignored\n");
    }
    let next = match provider {
        Provider::Ses => format!("publish a test message to {} in the SNS console", keys.topics.join(" or ")),
        _ => "send a mail to one of your addresses".to_string(),
    };
    format!("{url} is there and refuses what is not signed; only the provider can sign, so {next} and look at its delivery log\n")
}

fn unset(provider: Provider) -> String {
    let key = if provider == Provider::Ses { "topic" } else { "secret" };
    let name = provider.name();
    format!("webhook.{name}.{key} is not set, so the door /webhook/{name} is shut; set it in this config, restart the server and try again (docs/doors)")
}

fn next_step(provider: Provider, status: u16) -> &'static str {
    match status {
        404 => "the running server has no such door: restart it with this config, or let the reverse proxy pass /webhook/ on to http.listen",
        401 | 503 if provider == Provider::Mandrill => "compare webhook.mandrill.secret and webhook.mandrill.url with what the running server was started with",
        401 => "compare the secret with what the running server was started with, and the clocks of both machines",
        503 if provider == Provider::Sendgrid => {
            "compare the secret with what the running server was started with; if it is right, see whether its database answers"
        }
        503 if provider == Provider::Ses => "compare webhook.ses.topic with what the running server was started with",
        503 => "the server cannot keep mail at the moment: see `mailmoot status` and its log",
        413 => "smtp.max_size, or the largest body that the reverse proxy passes on, is too small",
        301 | 302 | 307 | 308 => "the address redirects, which providers do not follow: give the final one with --url, and to the provider",
        502 | 504 => "the reverse proxy does not reach http.listen: see whether `mailmoot serve` is running",
        200 => "something else than mailmoot answers there: give the address of the door with --url",
        _ => "see the log of `mailmoot serve`",
    }
}

#[cfg(test)]
#[path = "self_test_tests.rs"]
mod tests;
