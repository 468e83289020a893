package dev.waybill.bootstrap.access;

/// A `multipart/form-data` body.
final class Form {
  static final String TYPE = "multipart/form-data; boundary=matrix";
  private final StringBuilder body = new StringBuilder();

  Form file(String name, String content) {
    return part("name=\"files\"; filename=\"" + name + "\"", content);
  }

  Form field(String name, String value) {
    return part("name=\"" + name + "\"", value);
  }

  private Form part(String parameters, String content) {
    body.append("--matrix\r\nContent-Disposition: form-data; ")
        .append(parameters)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n");
    return this;
  }

  @Override
  public String toString() {
    return body + "--matrix--\r\n";
  }
}
