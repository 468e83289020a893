package dev.waybill.bootstrap.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/// A line stays a line, whatever somebody has others say in it.
class LineWriterTest {
  private static final long WHEN = 1_764_531_363_007L;

  private static String written(LineWriter line) {
    return UTF_8.decode(ByteBuffer.wrap(line.take())).toString();
  }

  private static JsonNode read(LineWriter line) throws JsonProcessingException {
    var text = written(line);
    assertThat(text).hasLineCount(1).endsWith("}\n");
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\nINFO  Server: forged",
        "\u001b[2J\u001b[31m",
        "\u009b31m",
        "nul\0bell\u0007",
        "a\u0085b\u2028c\u2029d",
        "\u202egpj.exe\u2066\u200b\ufeff",
        "lone \ud800 \udc00 \ud83d",
        "\udb40\udc41 tag",
        "\\n is no line end, \" no quote",
        "</script><b>",
        "${jndi:ldap://x} #{7*7} {} %n %s",
        "gr\u00fcn \u6587\u4ef6 \ud83d\ude00",
        ""
      })
  void a_message_is_one_line_and_says_nothing_to_a_terminal(String message) throws Exception {
    var text = new TextLines();
    text.begin(WHEN, Level.WARN, "Test", message).field("name", message).end();
    assertThat(written(text))
        .startsWith("2025-11-30T19:36:03.007Z WARN  Test: ")
        .hasLineCount(1)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n]]");

    var json = new JsonLines();
    json.begin(WHEN, Level.WARN, "Test", message).field("name", message).end();
    var read = read(json);
    assertThat(read.get("message").asText()).isEqualTo(message);
    assertThat(read.get("name").asText()).isEqualTo(message);
    assertThat(read.get("time").asText()).isEqualTo("2025-11-30T19:36:03.007Z");
    assertThat(read.get("level").asText()).isEqualTo("WARN");
    assertThat(read.get("logger").asText()).isEqualTo("Test");
  }

  @Test
  void what_is_too_long_is_cut() throws Exception {
    var text = new TextLines();
    text.begin(WHEN, Level.INFO, "Test", "x".repeat(10 << 20)).end();
    assertThat(written(text)).hasSizeLessThan(9000).endsWith("... (cut, of 10485760 characters)\n");
    var json = new JsonLines();
    json.begin(WHEN, Level.INFO, "Test", "\n".repeat(10 << 10)).end();
    assertThat(read(json).get("message").asText()).endsWith("\n... (cut, of 10240 characters)");
  }

  @Test
  void a_cut_leaves_no_half_of_a_pair() throws Exception {
    var json = new JsonLines();
    json.begin(WHEN, Level.INFO, "Test", "x" + "\ud83d\ude00".repeat(8 << 10)).end();
    assertThat(read(json).get("message").asText())
        .startsWith("x\ud83d\ude00")
        .doesNotContainPattern("\\p{Cs}");
  }

  @Test
  void numbers_are_numbers() throws Exception {
    var json = new JsonLines();
    json.begin(WHEN, Level.INFO, "Test", "m")
        .field("bytes", 5_000_000_000L)
        .millis("duration_ms", Duration.ofNanos(1_234_056_789))
        .millis("short_ms", Duration.ofNanos(7_999))
        .said("status", 200)
        .end();
    var read = read(json);
    assertThat(read.get("bytes").longValue()).isEqualTo(5_000_000_000L);
    assertThat(read.get("duration_ms").decimalValue()).isEqualByComparingTo("1234.056");
    assertThat(read.get("short_ms").decimalValue()).isEqualByComparingTo("0.007");
    assertThat(read.get("status").intValue()).isEqualTo(200);
  }

  @Test
  void people_read_what_the_message_says_once() {
    var text = new TextLines();
    text.begin(WHEN, Level.INFO, "access", "GET /f/{id} 200").said("status", 200).end();
    assertThat(written(text)).endsWith("INFO  access: GET /f/{id} 200\n");
  }

  @Test
  void a_stack_trace_cannot_write_a_line_at_the_margin() throws Exception {
    var cause =
        new IllegalArgumentException("bad name: \n2026-01-01T00:00:00.000Z INFO  Forged: x");
    var thrown = new ThrowableProxy(new IllegalStateException("outer", cause));
    var text = new TextLines();
    text.begin(WHEN, Level.ERROR, "Test", "A request failed").thrown(thrown).end();
    assertThat(written(text).lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));

    var json = new JsonLines();
    json.begin(WHEN, Level.ERROR, "Test", "A request failed").thrown(thrown).end();
    assertThat(read(json).get("exception").asText())
        .startsWith("java.lang.IllegalStateException: outer\n")
        .contains("\nCaused by: java.lang.IllegalArgumentException: bad name", "  at dev.waybill");
  }
}
