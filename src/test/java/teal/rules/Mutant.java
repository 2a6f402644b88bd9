package teal.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One of Teal's diagrams after an accident: parts lost, doubled or swapped, bytes flipped. The same accidents each time. */
record Mutant(String what, byte[] content) {

    static List<Mutant> of(String file, int count) {
        byte[] original = Shipped.files().get(file);
        Random random = new Random(file.hashCode());
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mutants.add(
                    switch (i % 5) {
                        case 0 -> new Mutant("cut", cut(original, random));
                        case 1 -> new Mutant("bytes flipped", flipped(original, random));
                        case 2 -> new Mutant("a line lost", lines(original, random, 0));
                        case 3 -> new Mutant("a line doubled", lines(original, random, 2));
                        default -> new Mutant("a word swapped", swapped(original, random));
                    });
        }
        return mutants;
    }

    private static byte[] cut(byte[] original, Random random) {
        return Arrays.copyOf(original, random.nextInt(original.length));
    }

    private static byte[] flipped(byte[] original, Random random) {
        byte[] copy = original.clone();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] lines(byte[] original, Random random, int times) {
        List<String> lines = new ArrayList<>(text(original).lines().toList());
        String line = lines.remove(random.nextInt(lines.size()));
        for (int i = 0; i < times; i++) {
            lines.add(random.nextInt(lines.size()), line);
        }
        return bytes(String.join("\n", lines));
    }

    private static byte[] swapped(byte[] original, Random random) {
        String[] words = text(original).split("(?<=[\"<> ])");
        int one = random.nextInt(words.length);
        int other = random.nextInt(words.length);
        String word = words[one];
        words[one] = words[other];
        words[other] = word;
        return bytes(String.join("", words));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
