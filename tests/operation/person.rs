//! Someone at a keyboard, in front of the real server.

use reqwest::blocking::{Client, RequestBuilder, multipart};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

pub const PASSWORD: &str = "en lang adgangskode 7";

#[derive(Clone)]
pub struct Person {
    url: String,
    client: Client,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    text: String,
}

impl Answer {
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// Fails where it is not a problem document of this status and code.
    #[track_caller]
    pub fn expect_problem(self, status: u16, code: &str) -> Self {
        assert_eq!((self.status, self.body["code"].as_str()), (status, Some(code)), "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        self
    }
}

impl Person {
    pub fn new(address: &str) -> Self {
        let client = Client::builder().timeout(Duration::from_secs(120)).build().unwrap();
        Self { url: format!("http://{address}"), client, token: None }
    }

    /// The same person at another server.
    pub fn at(&self, address: &str) -> Self {
        Self { url: format!("http://{address}"), ..self.clone() }
    }

    pub fn signed_in(mut self, email: &str) -> Self {
        let answer = self.post("/sessions", &json!({ "email": email, "password": PASSWORD })).expect(201);
        self.token = answer.body["access_token"].as_str().map(str::to_owned);
        self
    }

    /// Sets the password of the tests by a one-time link.
    pub fn redeem(&self, secret: &str) -> Answer {
        self.post("/password-links/redeem", &json!({ "token": secret, "password": PASSWORD }))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.try_send(self.client.get(self.address(path))).unwrap()
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.try_post(path, body).unwrap()
    }

    /// None where the connection broke.
    pub fn try_post(&self, path: &str, body: &Value) -> Option<Answer> {
        self.try_send(self.client.post(self.address(path)).json(body))
    }

    /// Uploads a file for checking.
    pub fn upload(&self, kind: &str, name: &str, bytes: Vec<u8>) -> Answer {
        let form = multipart::Form::new().text("kind", kind.to_owned());
        let form = form.part("file", multipart::Part::bytes(bytes).file_name(name.to_owned()));
        self.try_send(self.client.post(self.address("/imports")).multipart(form)).unwrap()
    }

    /// Imports a file whole.
    pub fn import(&self, kind: &str, bytes: &[u8]) {
        let checked = self.upload(kind, "fil.csv", bytes.to_vec()).expect(201).body;
        let path = format!("/imports/{}/commit", checked["id"].as_str().unwrap());
        let commit = self.client.post(self.address(&path)).header("If-Match", "\"1\"").json(&json!({ "only_good_rows": true }));
        self.try_send(commit).unwrap().expect(200);
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with("/health") { format!("{}{path}", self.url) } else { format!("{}/api/v1{path}", self.url) }
    }

    fn try_send(&self, request: RequestBuilder) -> Option<Answer> {
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let response = request.send().ok()?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().ok()?;
        Some(Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::Null), text })
    }
}

/// What an administrator writes in these stories: users.
impl Person {
    pub fn root(&self) -> Value {
        self.get("/org-units").expect(200).body[0]["id"].clone()
    }

    /// A user to be added.
    pub fn new_user(root: &Value, email: &str, role: &str) -> Value {
        json!({ "display_name": "Ny Bruger", "email": email, "role": role, "org_unit_id": root })
    }

    /// The addresses of all users.
    pub fn users(&self) -> BTreeSet<String> {
        let (mut all, mut cursor) = (BTreeSet::new(), String::new());
        loop {
            let page = self.get(&format!("/users?limit=100&cursor={cursor}")).expect(200).body;
            all.extend(page["items"].as_array().unwrap().iter().map(|user| user["email"].as_str().unwrap().to_owned()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => return all,
            }
        }
    }

    /// Adds a consultant of the whole municipality and signs in as them.
    pub fn consultant(&self) -> Self {
        let email = "konsulent@example.dk";
        let user = self.post("/users", &Self::new_user(&self.root(), email, "consultant")).expect(201).body;
        let path = format!("/users/{}/password-links", user["id"].as_str().unwrap());
        let link = self.post(&path, &json!({})).expect(201).body;
        let (_, secret) = link["path"].as_str().unwrap().split_once('#').unwrap();
        let nobody = Self { token: None, ..self.clone() };
        nobody.redeem(secret).expect(204);
        nobody.signed_in(email)
    }
}
