package dev.waybill.bootstrap.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A library in this JVM.
record JvmClient(String name, Protocol protocol, Opening opening) implements Client {
  JvmClient(String name, Opening opening) {
    this(name, Protocol.HTTP_1, opening);
  }

  interface Opening {
    Session open() throws Exception;
  }

  /// What a program makes once and keeps: connections are reused within it.
  interface Session extends AutoCloseable {
    Answer make(Call call) throws Exception;

    @Override
    void close() throws IOException;
  }

  @Override
  public List<Answer> ask(List<Call> calls) throws Exception {
    try (var session = opening.open()) {
      var answers = new ArrayList<Answer>();
      for (var call : calls) {
        answers.add(session.make(call));
      }
      return answers;
    }
  }
}
