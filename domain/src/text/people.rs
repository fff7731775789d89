//! Texts about persons.

texts! {
    email_in_application(email) => "E-mail i ansøgningen: {email}", "E-mail in the application: {email}";
    phone_in_application(phone) => "Telefon i ansøgningen: {phone}", "Phone in the application: {phone}";
}
