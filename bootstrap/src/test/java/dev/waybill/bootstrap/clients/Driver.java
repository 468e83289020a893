package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A client that is a program. It is given the words of a call:
///
/// ```
/// upload URL (--file PATH --name NAME)… [--field K=V …] [--unknown-length]
/// put URL PATH [--unknown-length]
/// get URL OUT [--header 'K: V' …] [--basic USER:PASSWORD]
/// head URL
/// patch URL JSON
/// delete URL
/// ```
///
/// (a patch is of type `application/merge-patch+json`) or of several calls with the word `then`
/// between them. It follows no redirect and prints what it was answered: a line with the status,
/// lines `Name: value`, an empty line and the body, which for `get` goes to the file OUT instead.
/// Between the answers of several calls stands a line `then`. It exits with 0 if there was an
/// answer, whatever its status; else it says on stderr why there was none.
///
/// @param command the program with its first words
record Driver(String name, Protocol protocol, List<String> command, Map<String, String> variables)
    implements Client {
  private static final int PATIENCE_SECONDS = 60;
  private static final String THEN = "then";

  Driver {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  @Override
  public List<Answer> ask(List<Call> calls) throws Exception {
    var words = new ArrayList<>(command);
    for (int i = 0; i < calls.size(); i++) {
      if (i > 0) {
        words.add(THEN);
      }
      words.addAll(words(calls.get(i)));
    }
    var answers = AnswerText.read(run(words));
    if (answers.size() != calls.size()) {
      throw new IOException(answers.size() + " answers to " + calls.size() + " calls");
    }
    return answers;
  }

  private static List<String> words(Call call) {
    var words = new ArrayList<String>();
    switch (call) {
      case Call.Upload upload -> {
        words.addAll(List.of("upload", upload.url().toString()));
        for (var file : upload.files()) {
          words.addAll(List.of("--file", file.path().toString(), "--name", file.name()));
        }
        upload
            .fields()
            .forEach((name, value) -> words.addAll(List.of("--field", name + "=" + value)));
        addUnknown(words, upload.unknownLength());
      }
      case Call.Put put -> {
        words.addAll(List.of("put", put.url().toString(), put.file().toString()));
        addUnknown(words, put.unknownLength());
      }
      case Call.Get get -> {
        words.addAll(List.of("get", get.url().toString(), get.out().toString()));
        get.headers()
            .forEach((name, value) -> words.addAll(List.of("--header", name + ": " + value)));
        get.basic()
            .ifPresent(
                user -> words.addAll(List.of("--basic", user.name() + ":" + user.password())));
      }
      case Call.Head(var url) -> words.addAll(List.of("head", url.toString()));
      case Call.Patch(var url, var json) -> words.addAll(List.of("patch", url.toString(), json));
      case Call.Delete(var url) -> words.addAll(List.of("delete", url.toString()));
    }
    return words;
  }

  private static void addUnknown(List<String> words, boolean unknownLength) {
    if (unknownLength) {
      words.add("--unknown-length");
    }
  }

  private String run(List<String> words) throws IOException, InterruptedException {
    var shown = Files.createTempFile("client", ".out");
    var reason = Files.createTempFile("client", ".err");
    try {
      var builder = new ProcessBuilder(words);
      builder.environment().putAll(variables);
      builder.redirectOutput(shown.toFile()).redirectError(reason.toFile());
      var process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("not done after " + PATIENCE_SECONDS + " s: " + text(reason));
      }
      if (process.exitValue() != 0) {
        throw new IOException("exit code " + process.exitValue() + ": " + text(reason));
      }
      return text(shown);
    } finally {
      Files.delete(shown);
      Files.delete(reason);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
