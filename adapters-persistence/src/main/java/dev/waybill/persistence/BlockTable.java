package dev.waybill.persistence;

import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.domain.upload.Block;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/// One of the tables of the block list: a key, and since when it is there. Many may write at once;
/// both databases have the same words for that, the query language of the entities has none.
///
/// @param entity its name in queries
/// @param member of the entity that is the key
/// @param table its name
/// @param column that is the key
/// @param least comes before every key
/// @param toBlock of a key
record BlockTable<K>(
    String entity,
    String member,
    String table,
    String column,
    Class<K> type,
    K least,
    Function<K, Block> toBlock) {
  boolean add(StatelessSession session, K key, Instant since) {
    return session
            .createNativeMutationQuery(
                "insert into %s (%s, created_at) values (:key, :since) on conflict (%s) do nothing"
                    .formatted(table, column, column))
            .setParameter("key", key, type)
            .setParameter("since", since.toEpochMilli())
            .executeUpdate()
        == 1;
  }

  boolean remove(StatelessSession session, K key) {
    return session
            .createMutationQuery("delete from %s b where b.%s = :key".formatted(entity, member))
            .setParameter("key", key)
            .executeUpdate()
        == 1;
  }

  List<Listed> after(StatelessSession session, K last, int limit) {
    return session
        .createSelectionQuery(
            "select b.%s, b.createdAt from %s b where b.%s > :last order by b.%s"
                .formatted(member, entity, member, member),
            Object[].class)
        .setParameter("last", last)
        .setMaxResults(limit)
        .list()
        .stream()
        .map(
            row ->
                new Listed(toBlock.apply(type.cast(row[0])), Instant.ofEpochMilli((Long) row[1])))
        .toList();
  }
}
