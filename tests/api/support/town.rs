//! A small town: one user of each role at the root.

use super::PASSWORD;
use backend::app::App;
use backend::tenants::{self, NewTenant};
use backend::users::{self, NewUser};
use domain::access::Role;
use domain::ids::TenantId;
use tokio::sync::OnceCell;

static HASH: OnceCell<String> = OnceCell::const_new();

/// The hash of the tests' password, made once.
pub async fn hash() -> String {
    HASH.get_or_init(|| async { backend::sessions::passwords::hash(PASSWORD.to_owned()).await.unwrap() }).await.clone()
}

/// Founds a municipality with its users: `<role>@one.example.dk` or `<role>@two.example.dk`.
pub async fn found(app: &App, tenant: TenantId) {
    let name = if tenant == TenantId(1) { "one" } else { "two" };
    let new = NewTenant { name: format!("Kommune {name}"), municipality_code: format!("{:03}", tenant.0), is_demo: false };
    let founded = tenants::found(app, tenant, new).await.unwrap();
    let hash = hash().await;
    let permit = app.system(tenant);
    app.db
        .write(&permit, move |w| {
            for &role in Role::ALL {
                let (display, email) = (format!("{} {name}", role.label(domain::Lang::Da)), format!("{role}@{name}.example.dk"));
                let user = users::insert(w, &NewUser { name: &display, email: &email, password_hash: Some(&hash) })?;
                users::grant(w, user, role, founded.root, &[])?;
            }
            Ok(())
        })
        .await
        .unwrap();
}
