namespace CnnLab.Benchmarks.Tests;

public sealed class PeerTableTests
{
    private static readonly PeerRow Small = Some.Row("LeNet-5, 32"), Large = Some.Row("VGG-style, 32");

    private static readonly PeerEntry[] Entries =
    [
        new(Small, 1, [Some.Pair(300, 100)]),
        new(Small, 2, [Some.Pair(500, 200)]),
        new(Large, 1, [Some.Pair(30, 20)]),
        new(Large, 2, [Some.Pair(50, 40)]),
    ];

    [Test]
    public void The_table_has_a_line_for_each_network_and_a_column_for_each_figure_and_number_of_threads() =>
        Assert.That(PeerTable.Markdown(Entries), Is.EqualTo(
            "| network, batch | training, 1 thread | training, 2 threads | inference, 1 thread | inference, 2 threads "
            + "| peak memory, MB |\n"
            + """
            |---|---|---|---|---|---|
            | LeNet-5, 32 | 3.0x (300 / 100) | 2.5x (500 / 200) | 1.00x (100 / 100) | 1.00x (100 / 100) | 1.00x (50 / 50) |
            | VGG-style, 32 | 1.50x (30 / 20) | 1.25x (50 / 40) | 1.00x (100 / 100) | 1.00x (100 / 100) | 1.00x (50 / 50) |

            """));

    [Test]
    public void The_line_below_says_how_it_was_measured_and_on_what() => Assert.That(
        PeerTable.Conditions(Entries, seconds: 2.5, machine: "A machine"),
        Is.EqualTo(
            "Images per second, ratio (CnnLab / libtorch): medians of 1 pair, 2.5 s for each figure, "
            + "in processes of their own; the ratio is the median of the pairs' ratios. Peak memory with 2 threads. "
            + "A machine (simd), libtorch 2."));

    [Test]
    public void An_answer_of_benchmark_is_read_as_it_is_printed()
    {
        var speed = Speed.Parse(
            """
            {
              "train_images_per_second": 12.5, "inference_images_per_second": 50, "train_milliseconds": 1,
              "peak_memory_bytes": 80000000, "provider": "openblas", "threads": 2, "layers": []
            }
            """);
        Assert.That(speed, Is.EqualTo(new Speed(12.5, 50, 80_000_000, "openblas")));
    }
}
