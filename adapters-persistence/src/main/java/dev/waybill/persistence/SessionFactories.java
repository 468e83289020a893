package dev.waybill.persistence;

import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;

/// Starts Hibernate from a list of classes: nothing is scanned, no file is read, no database is
/// asked, so it is quick and the same everywhere.
final class SessionFactories {
  private static final List<Class<?>> ENTITIES =
      List.of(
          TenantEntity.class,
          UploadEntity.class,
          StoredFileEntity.class,
          TombstoneEntity.class,
          SecretEntity.class,
          FactEntity.class,
          TenantKeyEntity.class,
          NodeEntity.class,
          BlockedUploadEntity.class,
          BlockedDigestEntity.class,
          BlockedNetworkEntity.class,
          OriginEntity.class);

  private SessionFactories() {}

  /// Sessions on connections that are handed to them.
  static SessionFactory sqlite() {
    return build(sqliteSettings());
  }

  static Map<String, Object> sqliteSettings() {
    return settings(new SQLiteDialect(DatabaseVersion.make(3, 53)));
  }

  static Map<String, Object> settings(Dialect dialect) {
    return Map.of(
        AvailableSettings.DIALECT,
        dialect,
        "hibernate.boot.allow_jdbc_metadata_access",
        false,
        // Transactions are begun and ended on the connection; Hibernate sees none.
        AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION,
        true,
        AvailableSettings.USE_SECOND_LEVEL_CACHE,
        false,
        AvailableSettings.USE_QUERY_CACHE,
        false,
        AvailableSettings.XML_MAPPING_ENABLED,
        false,
        AvailableSettings.JAKARTA_VALIDATION_MODE,
        "none",
        AvailableSettings.IN_CLAUSE_PARAMETER_PADDING,
        true);
  }

  static SessionFactory build(Map<String, Object> settings) {
    var registry =
        new StandardServiceRegistryBuilder()
            .applySettings(settings)
            // Rows are loaded whole, so there is nothing to generate classes for at every start.
            .addService(BytecodeProvider.class, new BytecodeProviderImpl())
            .build();
    var sources = new MetadataSources(registry);
    ENTITIES.forEach(sources::addAnnotatedClass);
    return sources.buildMetadata().buildSessionFactory();
  }
}
