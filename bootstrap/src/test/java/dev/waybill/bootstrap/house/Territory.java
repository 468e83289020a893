package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Foreign packages that one part of the house alone may see.
///
/// @param owner package below the root
/// @param packages as ArchUnit writes them
/// @param because the risk
record Territory(String owner, List<String> packages, String because) {
  static final List<Territory> ALL =
      List.of(
          new Territory(
              "persistence",
              List.of(
                  "org.hibernate..",
                  "jakarta.persistence..",
                  "java.sql..",
                  "javax.sql..",
                  "org.flywaydb..",
                  "org.postgresql..",
                  "com.zaxxer.hikari..",
                  "org.sqlite.."),
              "a query elsewhere would know no tenant and no transaction"),
          new Territory(
              "rest.container",
              List.of("org.eclipse.jetty.."),
              "limits on connections and bodies are kept in one place"),
          new Territory(
              "rest",
              List.of("org.glassfish.jersey..", "jakarta.ws.rs.."),
              "no policy may depend on how a request came in"),
          new Territory(
              "storage.s3",
              List.of("io.minio..", "okhttp3.."),
              "storage is a port, not a vendor's client"),
          new Territory(
              "bootstrap.password",
              List.of("org.bouncycastle.."),
              "there is one way to hash a password"),
          new Territory("bootstrap.cli", List.of("picocli.."), "the command line is one part"),
          new Territory(
              "bootstrap.logging",
              List.of("ch.qos.logback.."),
              "who logs must not decide where the log goes"),
          new Territory(
              "rest.page", List.of("gg.jte.."), "every page is rendered, and escaped, in one way"));

  ArchRule rule(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + "." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .because(because);
  }

  @Override
  public String toString() {
    return owner + " alone sees " + packages;
  }
}
