//! What a client was answered.

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn print(&self) {
        println!("{}", self.status);
        for (name, value) in &self.headers {
            println!("{name}: {value}");
        }
        println!();
        if !self.body.is_empty() {
            println!("{}", self.body);
        }
    }
}
