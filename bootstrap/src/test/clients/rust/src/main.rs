//! A client of the client matrix (Driver in bootstrap's tests says what it is given and prints):
//!
//! ```text
//! clients reqwest|reqwest-h2|ureq CALL [then CALL …]
//! ```

mod answer;
mod reqwests;
mod ureqs;
mod words;

use answer::Answer;
use std::error::Error;
use words::Call;

type Outcome = Result<Answer, Box<dyn Error>>;

trait Session {
    fn make(&mut self, call: &Call) -> Outcome;
}

fn main() {
    if let Err(reason) = run() {
        eprintln!("{reason} {reason:?}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let kind = args.next().ok_or("which client?")?;
    let words: Vec<String> = args.collect();
    let mut session = open(&kind)?;
    for (index, words) in words.split(|word| word == "then").enumerate() {
        if index > 0 {
            println!("then");
        }
        session.make(&Call::parse(words)?)?.print();
    }
    Ok(())
}

fn open(kind: &str) -> Result<Box<dyn Session>, Box<dyn Error>> {
    match kind {
        "reqwest" => Ok(Box::new(reqwests::Reqwest::open(false)?)),
        "reqwest-h2" => Ok(Box::new(reqwests::Reqwest::open(true)?)),
        "ureq" => Ok(Box::new(ureqs::Ureq::open())),
        _ => Err(format!("no such client: {kind}").into()),
    }
}
