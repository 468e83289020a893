package dev.waybill.bootstrap.clients;

import java.util.List;

/// One way to speak HTTP that people use.
interface Client {
  enum Protocol {
    HTTP_1,
    /// In clear text, by prior knowledge.
    HTTP_2
  }

  /// With its version or mode where that matters, as the table shows it.
  String name();

  default Protocol protocol() {
    return Protocol.HTTP_1;
  }

  /// Makes the calls one after the other, in whatever way keeps connections open between them.
  ///
  /// @return an answer for each
  /// @throws Exception if it got no answer, as the client says it
  List<Answer> ask(List<Call> calls) throws Exception;

  default Answer ask(Call call) throws Exception {
    return ask(List.of(call)).getFirst();
  }
}
