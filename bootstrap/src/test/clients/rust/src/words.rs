//! One request, as the words of the command line say.

use std::error::Error;

#[derive(Default)]
pub struct Call {
    pub verb: String,
    pub url: String,
    /// The file to send or to write to, or the JSON.
    pub arg: String,
    pub files: Vec<NamedFile>,
    pub fields: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    pub user: Option<(String, String)>,
    /// So that no length is known.
    pub stream: bool,
}

pub struct NamedFile {
    pub path: String,
    pub name: String,
}

impl Call {
    pub fn parse(words: &[String]) -> Result<Call, Box<dyn Error>> {
        let mut words = words.iter().cloned();
        let mut next = || words.next().ok_or("a word is missing");
        let mut call = Call { verb: next()?, url: next()?, ..Call::default() };
        if matches!(call.verb.as_str(), "put" | "get" | "patch") {
            call.arg = next()?;
        }
        while let Ok(option) = next() {
            if option == "--unknown-length" {
                call.stream = true;
            } else {
                call.option(&option, next()?)?;
            }
        }
        Ok(call)
    }

    fn option(&mut self, name: &str, value: String) -> Result<(), Box<dyn Error>> {
        match name {
            "--file" => self.files.push(NamedFile { path: value, name: String::new() }),
            "--name" => self.files.last_mut().ok_or("whose name?")?.name = value,
            "--field" => self.fields.push(pair(&value, "=")),
            "--header" => self.headers.push(pair(&value, ": ")),
            "--basic" => self.user = Some(pair(&value, ":")),
            _ => return Err(format!("no such option: {name}").into()),
        }
        Ok(())
    }
}

fn pair(text: &str, separator: &str) -> (String, String) {
    let (name, value) = text.split_once(separator).unwrap_or((text, ""));
    (name.to_owned(), value.to_owned())
}
