//! ureq.

use crate::answer::Answer;
use crate::words::Call;
use crate::{Outcome, Session};
use std::fs::File;
use std::time::Duration;
use ureq::http::{HeaderValue, Response};
use ureq::unversioned::multipart::{Form, Part};
use ureq::{Agent, Body, SendBody};

pub struct Ureq {
    agent: Agent,
}

impl Ureq {
    pub fn open() -> Ureq {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)));
        Ureq { agent: config.build().into() }
    }

    fn upload(&self, call: &Call) -> Outcome {
        let mut form = Form::new();
        for file in &call.files {
            let part = if call.stream {
                Part::owned_reader(File::open(&file.path)?)
            } else {
                Part::file(&file.path)?
            };
            form = form.part("files", part.file_name(&file.name));
        }
        for (name, value) in &call.fields {
            form = form.text(name, value);
        }
        read(self.agent.post(&call.url).send(form)?)
    }

    fn put(&self, call: &Call) -> Outcome {
        let file = File::open(&call.arg)?;
        let request = self.agent.put(&call.url);
        read(if call.stream {
            request.send(SendBody::from_owned_reader(file))?
        } else {
            request.send(file)?
        })
    }

    fn get(&self, call: &Call) -> Outcome {
        let mut request = self.agent.get(&call.url);
        for (name, value) in &call.headers {
            request = request.header(name, HeaderValue::from_bytes(value.as_bytes())?);
        }
        if let Some((user, password)) = &call.user {
            let mut url = call.url.clone();
            url.insert_str("http://".len(), &format!("{}:{}@", escaped(user), escaped(password)));
            request = request.uri(url);
        }
        let mut response = request.call()?;
        let mut out = File::create(&call.arg)?;
        std::io::copy(&mut response.body_mut().as_reader(), &mut out)?;
        Ok(head(&response))
    }
}

/// ureq knows no other way to give a user and a password than in the address.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

impl Session for Ureq {
    fn make(&mut self, call: &Call) -> Outcome {
        match call.verb.as_str() {
            "upload" => self.upload(call),
            "put" => self.put(call),
            "get" => self.get(call),
            "head" => read(self.agent.head(&call.url).call()?),
            "patch" => {
                let request = self.agent.patch(&call.url);
                read(request.content_type("application/merge-patch+json").send(&call.arg)?)
            }
            "delete" => read(self.agent.delete(&call.url).call()?),
            verb => Err(format!("no such verb: {verb}").into()),
        }
    }
}

fn read(mut response: Response<Body>) -> Outcome {
    let mut answer = head(&response);
    answer.body = response.body_mut().read_to_string()?;
    Ok(answer)
}

fn head(response: &Response<Body>) -> Answer {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = response.headers().iter();
    Answer {
        status: response.status().as_u16(),
        headers: headers.map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: String::new(),
    }
}
