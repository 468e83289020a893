package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.rest.security.Access;
import jakarta.ws.rs.HttpMethod;
import java.util.List;

/// What methods and public types have to look like.
final class Members {
  private Members() {}

  static ArchRule access(String root) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".rest..")
        .and()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should()
        .beAnnotatedWith(Access.class)
        .because("a route that nobody thought about must not be open to everybody");
  }

  static ArchRule tenantFirst(String root) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".application..")
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleName("UploadRepository")
        .should()
        .haveRawParameterTypes(beginningWithTheTenant())
        .because("a query without its tenant finds everybody's uploads");
  }

  private static DescribedPredicate<List<JavaClass>> beginningWithTheTenant() {
    return DescribedPredicate.describe(
        "begin with TenantId",
        types -> !types.isEmpty() && types.getFirst().isEquivalentTo(TenantId.class));
  }

  private static final String STORES =
      "DiskBlobStore|S3BlobStore|MeteredBlobStore|ResilientBlobStore|EncryptingBlobStore"
          + "|LimitedBlobStore|TenantKeyVault";
  private static final String DATABASES =
      "SqliteDatabase|PostgresDatabase|MeteredDatabase|Migrated|SchemaTooNew";

  static ArchRule entryTypes(String root) {
    return CompositeArchRule.of(publicTypes(root + ".storage..", STORES))
        .and(publicTypes(root + ".persistence..", DATABASES))
        .because("whatever else is public would be used, and then could not change");
  }

  private static ArchRule publicTypes(String where, String names) {
    return classes()
        .that()
        .resideInAPackage(where)
        .and()
        .arePublic()
        .should()
        .haveNameMatching(".*\\.(" + names + ")([$].*)?");
  }
}
