//! reqwest.

use crate::answer::Answer;
use crate::words::{Call, NamedFile};
use crate::{Outcome, Session};
use reqwest::header::HeaderValue;
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Client, RequestBuilder};
use std::error::Error;
use std::time::Duration;
use tokio::fs::File;
use tokio::runtime::{Builder, Runtime};

pub struct Reqwest {
    runtime: Runtime,
    client: Client,
}

impl Reqwest {
    pub fn open(http2: bool) -> Result<Reqwest, Box<dyn Error>> {
        let client = Client::builder().timeout(Duration::from_secs(30));
        let client = if http2 { client.http2_prior_knowledge() } else { client.http1_only() };
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Reqwest { runtime, client: client.build()? })
    }
}

impl Session for Reqwest {
    fn make(&mut self, call: &Call) -> Outcome {
        self.runtime.block_on(make(&self.client, call))
    }
}

async fn make(client: &Client, call: &Call) -> Outcome {
    match call.verb.as_str() {
        "upload" => send(client.post(&call.url).multipart(form(call).await?)).await,
        "put" => send(client.put(&call.url).body(body(call).await?)).await,
        "get" => get(client, call).await,
        "head" => send(client.head(&call.url)).await,
        "patch" => {
            let request = client.patch(&call.url).body(call.arg.clone());
            send(request.header("Content-Type", "application/merge-patch+json")).await
        }
        "delete" => send(client.delete(&call.url)).await,
        verb => Err(format!("no such verb: {verb}").into()),
    }
}

async fn form(call: &Call) -> Result<Form, Box<dyn Error>> {
    let mut form = Form::new();
    for file in &call.files {
        form = form.part("files", part(file, call.stream).await?);
    }
    for (name, value) in &call.fields {
        form = form.text(name.clone(), value.clone());
    }
    Ok(form)
}

async fn part(file: &NamedFile, stream: bool) -> Result<Part, Box<dyn Error>> {
    let part = if stream {
        Part::stream(File::open(&file.path).await?)
    } else {
        Part::file(&file.path).await?
    };
    Ok(part.file_name(file.name.clone()))
}

async fn body(call: &Call) -> Result<Body, Box<dyn Error>> {
    Ok(if call.stream {
        Body::from(File::open(&call.arg).await?)
    } else {
        Body::from(std::fs::read(&call.arg)?)
    })
}

async fn get(client: &Client, call: &Call) -> Outcome {
    let mut request = client.get(&call.url);
    for (name, value) in &call.headers {
        request = request.header(name, HeaderValue::from_bytes(value.as_bytes())?);
    }
    if let Some((user, password)) = &call.user {
        request = request.basic_auth(user, Some(password));
    }
    let response = request.send().await?;
    let answer = head(&response);
    std::fs::write(&call.arg, response.bytes().await?)?;
    Ok(answer)
}

async fn send(request: RequestBuilder) -> Outcome {
    let response = request.send().await?;
    let mut answer = head(&response);
    answer.body = response.text().await?;
    Ok(answer)
}

fn head(response: &reqwest::Response) -> Answer {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = response.headers().iter();
    Answer {
        status: response.status().as_u16(),
        headers: headers.map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: String::new(),
    }
}
