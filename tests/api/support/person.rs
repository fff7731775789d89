//! Someone at a keyboard: sends requests and reads answers.

use super::recorder;
use serde_json::Value;

/// A client, signed in or not.
#[derive(Clone)]
pub struct Person {
    url: String,
    client: reqwest::Client,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Answer {
    /// The version in the ETag.
    pub fn version(&self) -> i32 {
        let etag = self.headers.get("etag").expect("an ETag").to_str().unwrap();
        etag.trim_matches('"').parse().unwrap()
    }

    /// The statements the request ran, by the server's own count.
    pub fn statements(&self) -> u32 {
        self.headers["x-statements"].to_str().unwrap().parse().unwrap()
    }

    /// The refresh token among the cookies.
    pub fn refresh_token(&self) -> Option<String> {
        let cookies = self.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        let mut values = cookies.filter_map(|cookie| cookie.strip_prefix("praktikspor_refresh="));
        Some(values.next()?.split(';').next()?.to_owned())
    }

    /// Fails with the whole answer where the status is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

/// What a request carries beside its body.
#[derive(Debug, Clone, Copy, Default)]
pub struct With<'a> {
    pub if_match: Option<i32>,
    pub key: Option<&'a str>,
}

impl Person {
    pub(super) fn new(url: &str) -> Self {
        Self { url: url.to_owned(), client: reqwest::Client::new(), token: None }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, With::default()).await
    }

    /// A file as it is.
    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        let answer = self.request("GET", path).send().await.unwrap();
        recorder::ended(answer.url().path(), answer.status().as_u16(), 0);
        assert_eq!(answer.status(), 200, "{path}");
        answer.bytes().await.unwrap().to_vec()
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Some(body), With::default()).await
    }

    pub async fn post_with_key(&self, path: &str, body: Value, key: &str) -> Answer {
        self.send("POST", path, Some(body), With { key: Some(key), ..With::default() }).await
    }

    pub async fn post_if_match(&self, path: &str, body: Value, version: i32) -> Answer {
        self.send("POST", path, Some(body), With { if_match: Some(version), ..With::default() }).await
    }

    pub async fn put(&self, path: &str, body: Value, version: i32) -> Answer {
        self.send("PUT", path, Some(body), With { if_match: Some(version), ..With::default() }).await
    }

    pub async fn patch(&self, path: &str, body: Value, version: i32) -> Answer {
        self.send("PATCH", path, Some(body), With { if_match: Some(version), ..With::default() }).await
    }

    /// Exchanges a refresh token; gives the answer and the next token.
    pub async fn refresh(&self, token: &str) -> (Answer, Option<String>) {
        recorder::begins("POST", "/api/v1/sessions/refresh");
        let cookie = format!("praktikspor_refresh={token}");
        let request = self.client.post(format!("{}/api/v1/sessions/refresh", self.url)).header("Cookie", cookie);
        let answer = read(request.header("X-Requested-With", "tests").send().await.unwrap()).await;
        let next = answer.refresh_token();
        (answer, next)
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None, With::default()).await
    }

    /// Uploads a file with form fields.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file_name: &str, bytes: Vec<u8>) -> Answer {
        self.upload_with(path, fields, file_name, bytes, With::default()).await
    }

    /// The same with the version that was read, or a key.
    pub async fn upload_with(&self, path: &str, fields: &[(&str, &str)], file_name: &str, bytes: Vec<u8>, with: With<'_>) -> Answer {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(file_name.to_owned());
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        let request = self.request("POST", path).multipart(form.part("file", part));
        read(carrying(request, with).send().await.unwrap()).await
    }

    pub async fn send(&self, method: &str, path: &str, body: Option<Value>, with: With<'_>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(carrying(request, with).send().await.unwrap()).await
    }

    /// Sends headers of its own.
    pub async fn send_with_headers(&self, method: &str, path: &str, body: Option<Value>, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(&body);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send().await.unwrap()).await
    }

    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let path = if path.starts_with("/api") || path.starts_with("/health") || path.starts_with("//") {
            path.trim_start_matches("//").to_owned()
        } else {
            format!("/api/v1{path}")
        };
        recorder::begins(method, &path);
        let request = self.client.request(method.parse().unwrap(), format!("{}{path}", self.url));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }
}

/// The request with what it carries beside its body.
fn carrying(mut request: reqwest::RequestBuilder, with: With<'_>) -> reqwest::RequestBuilder {
    if let Some(version) = with.if_match {
        request = request.header("If-Match", format!("\"{version}\""));
    }
    if let Some(key) = with.key {
        request = request.header("Idempotency-Key", key);
    }
    request
}

async fn read(response: reqwest::Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let asked = response.url().as_str().to_owned();
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::Null);
    let answer = Answer { status, headers, body, text };
    let statements = if answer.headers.contains_key("x-statements") { answer.statements() } else { 0 };
    recorder::ended(&asked, status, statements);
    answer
}
