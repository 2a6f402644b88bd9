package teal.deploy;

import java.util.regex.Pattern;
import teal.release.Setting;

/**
 * How many nodes of a cluster people may leave out of one release.
 *
 * @param text a number of nodes such as {@code 1}, or a part of the whole cluster such as {@code 25%}
 */
public record FailureBudget(String text) {

    private static final Pattern ALLOWED = Pattern.compile("\\d{1,3}|1000|(\\d{1,2}|100)%");

    public FailureBudget {
        text = Setting.check(
                "",
                text,
                ALLOWED.asMatchPredicate(),
                "a number of nodes from 0 to 1000, or a part of the cluster from 0% to 100%");
    }

    /** As it is written in the inventory. */
    public static FailureBudget valueOf(String text) {
        return new FailureBudget(text);
    }

    /** YAML reads digits as a number. */
    public static FailureBudget valueOf(Integer nodes) {
        return new FailureBudget(nodes.toString());
    }

    /** Of a cluster with so many nodes in the inventory, whatever the batch; a part is rounded down. */
    public int of(int nodes) {
        return text.endsWith("%")
                ? nodes * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
                : Integer.parseInt(text);
    }

    /** For people: {@code 25% of 8 nodes, 2}. */
    public String words(int nodes) {
        return text.endsWith("%")
                ? text + " of " + nodes + (nodes == 1 ? " node" : " nodes") + ", which is " + of(nodes)
                : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
