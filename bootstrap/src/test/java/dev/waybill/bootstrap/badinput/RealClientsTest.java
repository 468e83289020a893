package dev.waybill.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// S02 and S03 with clients that people use: they see the 413, not a broken pipe.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientsTest {
  private static final String SEEN = "413 {\"error\":\"File too large\"";

  private static final String REQUESTS =
      """
      import requests, sys
      url, path, how = sys.argv[1:4]
      if how == 'length':
          answer = requests.post(url, files={'files': open(path, 'rb')})
      else:
          def pieces():
              with open(path, 'rb') as file:
                  yield b'--b\\r\\nContent-Disposition: form-data; name="files"; filename="a"\\r\\n\\r\\n'
                  while piece := file.read(65536):
                      yield piece
                  yield b'\\r\\n--b--\\r\\n'
          answer = requests.post(url, data=pieces(), headers={'Content-Type': 'multipart/form-data; boundary=b'})
      print(answer.status_code, answer.text)
      """;

  private static final String FETCH =
      """
      const [url, path, how] = process.argv.slice(-3);
      const fs = require('fs');
      (async () => {
        let answer;
        if (how === 'length') {
          const form = new FormData();
          form.append('files', new Blob([fs.readFileSync(path)]), 'a');
          answer = await fetch(url, {method: 'POST', body: form});
        } else {
          answer = await fetch(url + '/a', {method: 'PUT', body: fs.createReadStream(path), duplex: 'half'});
        }
        console.log(answer.status + ' ' + await answer.text());
      })();
      """;

  private Target target;
  private Path large;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path files) throws IOException {
    target = Target.start(data, "--max-upload-size", "1MiB");
    large = Files.write(files.resolve("large.bin"), new byte[24 << 20]);
  }

  @AfterAll
  void stop() {
    target.close();
  }

  @Test
  void curl_sees_the_answer_to_a_form() throws Exception {
    curl("-F", "files=@" + large);
  }

  @Test
  void curl_sees_the_answer_to_a_form_in_chunks() throws Exception {
    curl("-H", "Transfer-Encoding: chunked", "-F", "files=@" + large);
  }

  @Test
  void curl_sees_the_answer_to_a_form_that_it_sends_without_waiting() throws Exception {
    curl("-H", "Expect:", "-F", "files=@" + large);
  }

  @Test
  void curl_sees_the_answer_to_a_raw_file() throws Exception {
    curl("-T", large.toString());
    curl("-H", "Transfer-Encoding: chunked", "-T", large.toString());
  }

  @Test
  void requests_sees_the_answer() throws Exception {
    Required.program("python3");
    Required.that(run("python3", "-c", "import requests").isEmpty(), "python3 with requests");
    seen("python3", "-c", REQUESTS, url(), large.toString(), "length");
    seen("python3", "-c", REQUESTS, url(), large.toString(), "chunked");
  }

  @Test
  void fetch_of_node_sees_the_answer() throws Exception {
    Required.program("node");
    seen("node", "-e", FETCH, "--", url(), large.toString(), "length");
    seen("node", "-e", FETCH, "--", url(), large.toString(), "chunked");
  }

  private void curl(String... options) throws Exception {
    Required.program("curl");
    var raw = options[options.length - 2].equals("-T");
    var command =
        new java.util.ArrayList<>(java.util.List.of("curl", "-sS", "-w", "\n%{http_code}"));
    command.addAll(java.util.List.of(options));
    command.add(raw ? url() + "/a" : url());
    var shown = run(command.toArray(String[]::new));
    assertThat(shown).startsWith("{\"error\":\"File too large\"").endsWith("\n413");
  }

  private void seen(String... command) throws Exception {
    var before = target.stock();
    assertThat(run(command)).startsWith(SEEN);
    target.stillServes();
    assertThat(target.stock()).isEqualTo(before);
  }

  private String url() {
    return "http://127.0.0.1:" + target.port() + "/upload";
  }

  private static String run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var shown = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return shown;
  }
}
