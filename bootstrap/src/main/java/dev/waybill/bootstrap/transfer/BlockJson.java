package dev.waybill.bootstrap.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.UploadId;
import java.time.Instant;

/// An entry of the block list as a JSON object.
final class BlockJson {
  /// The member that no other line has.
  static final String KIND = "blocked";

  private static final String VALUE = "value";

  private BlockJson() {}

  static ObjectNode write(Listed entry) {
    var node = JsonNodeFactory.instance.objectNode();
    switch (entry.block()) {
      case Block.OfUpload(var id) -> node.put(KIND, "upload").put(VALUE, id.toString());
      case Block.OfDigest(var sha256) -> node.put(KIND, "sha256").put(VALUE, sha256.hex());
      case Block.OfNetwork(var network) -> node.put(KIND, "network").put(VALUE, network);
    }
    return node.put("since", entry.since().toString());
  }

  static Listed read(JsonNode node) {
    return new Listed(block(node), Instant.parse(Fields.text(node, "since")));
  }

  private static Block block(JsonNode node) {
    return switch (Fields.text(node, KIND)) {
      case "upload" -> new Block.OfUpload(new UploadId(Fields.uuid(node, VALUE)));
      case "sha256" -> new Block.OfDigest(new Digest(Fields.text(node, VALUE)));
      case "network" -> new Block.OfNetwork(Fields.text(node, VALUE));
      default -> throw new IllegalArgumentException("an unknown kind of block");
    };
  }
}
