package dev.waybill.rest.form;

import dev.waybill.rest.container.Exchange;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;

/// The parameters of a request's address.
public final class QueryFields {
  /// Chooses the language of every page, so it is nobody's field and known everywhere.
  private static final String LANGUAGE = "lang";

  private QueryFields() {}

  public static FormFields of(ContainerRequestContext request) {
    return FormFields.parse(Exchange.of(request).rawQuery().orElse(""));
  }

  /// For an operation that takes its fields from the body alone: what is in the address is ignored
  /// with a warning each, or refused where it was meant to protect something.
  public static List<String> ignored(ContainerRequestContext request, KnownFields known) {
    var unknown = new UnknownFields(known);
    unknown.meetInAddress(names(of(request)));
    return unknown.warnings();
  }

  /// The names that an operation has to know.
  public static List<String> names(FormFields query) {
    return query.names().stream().filter(name -> !name.equals(LANGUAGE)).toList();
  }
}
