package dev.waybill.application.fake;

import dev.waybill.application.port.NodeRegistry;
import java.util.Comparator;
import java.util.List;

final class FakeNodes implements NodeRegistry {
  private final FakeTransactions transactions;

  FakeNodes(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void record(Node node) {
    transactions.writing().nodes().put(node.id(), node);
  }

  @Override
  public int renew(Node node) {
    return transactions.writing().nodes().replace(node.id(), node) == null ? 0 : 1;
  }

  @Override
  public int retire(Node node) {
    return transactions.writing().nodes().remove(node.id(), node) ? 1 : 0;
  }

  @Override
  public void forget(String id) {
    transactions.writing().nodes().remove(id);
  }

  @Override
  public List<Node> all() {
    return transactions.reading().nodes().values().stream()
        .sorted(Comparator.comparing(Node::name).thenComparing(Node::id))
        .toList();
  }
}
