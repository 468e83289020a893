package dev.waybill.bootstrap.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The Argon2id function, version 1.3 (RFC 9106).
final class Argon2id {
  private Argon2id() {}

  static byte[] tag(byte[] password, byte[] salt, Cost cost, int length) {
    return tag(password, parameters(cost).withSalt(salt).build(), length);
  }

  static Argon2Parameters.Builder parameters(Cost cost) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(cost.memory())
        .withIterations(cost.passes())
        .withParallelism(cost.lanes());
  }

  static byte[] tag(byte[] password, Argon2Parameters parameters, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var tag = new byte[length];
    generator.generateBytes(password, tag);
    return tag;
  }
}
