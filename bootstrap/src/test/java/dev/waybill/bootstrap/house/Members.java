package dev.waybill.bootstrap.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
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

  private static final String OF_TENANTS =
      "(Upload|Upkeep|TenantKey|Origin)Repository|UploadCatalog";

  /// What they touch is handed in whole, by one who has found it, or is no tenant's.
  private static final String NOBODY_TO_NAME =
      "UpkeepRepository\\.(release|forget|known|clock|probe)"
          + "|TenantKeyRepository\\.(add|replace|erase|eraseUnused)";

  static ArchRule tenantFirst(String root) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".application..")
        .and()
        .areDeclaredInClassesThat()
        .haveNameMatching(".*\\.(" + OF_TENANTS + ")")
        .should(ArchCondition.from(sayingWhose()))
        .because("a query without its tenant finds everybody's uploads");
  }

  private static DescribedPredicate<JavaMethod> sayingWhose() {
    return DescribedPredicate.describe(
        "begin with a TenantId or be called …AcrossTenants",
        method ->
            beginsWithTheTenant(method.getRawParameterTypes())
                || method.getName().endsWith("AcrossTenants")
                || (method.getOwner().getSimpleName() + "." + method.getName())
                    .matches(NOBODY_TO_NAME));
  }

  private static boolean beginsWithTheTenant(List<JavaClass> types) {
    return !types.isEmpty() && types.getFirst().isEquivalentTo(TenantId.class);
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
