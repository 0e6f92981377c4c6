namespace CnnLab.Benchmarks.Tests;

/// <summary>Arguments that have to be mended are told so at once, with exit code 2.</summary>
[NonParallelizable]
public sealed class CommandLineTests
{
    private static async Task<(int ExitCode, string Output, string Messages)> RunAsync(params string[] arguments)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using StringWriter output = new(), messages = new();
        Console.SetOut(output);
        Console.SetError(messages);
        try
        {
            return (await BenchmarkCommandLine.RunAsync(arguments), output.ToString(), messages.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    [TestCase("--threads is 1 0", "peer", "--threads", "1", "0")]
    [TestCase("--pairs is -1", "peer", "--pairs", "-1")]
    [TestCase("cublas", "peer", "--provider", "cublas")]
    [TestCase("--seconds is 0", "products", "--seconds", "0")]
    [TestCase("no product has that in its name", "products", "--only", "conv 7x7")]
    [TestCase("altitude", "growth", "--only", "altitude")]
    [TestCase("--rounds is 0", "growth", "--rounds", "0")]
    [TestCase("--images is 0", "stream", "--images", "0")]
    [TestCase("nonsense", "micro", "nonsense")]
    [TestCase("losses", "components", "--kind", "losses")]
    [TestCase("no component has that in its name", "components", "--only", "nonsense")]
    [TestCase("--frobnicate", "growth", "--frobnicate")]
    public async Task Wrong_arguments_are_named_and_have_exit_code_2(string message, params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Messages, Does.Contain(message));
        });
    }

    [TestCase("--help", "peer --only LeNet-5")]
    [TestCase("peer --help", "peer --pairs 5 --seconds 3")]
    [TestCase("components --help", "components --kind layer --only conv2d")]
    [TestCase("growth --help", "growth --only roofline")]
    public async Task Help_has_examples(string arguments, string example)
    {
        var answer = await RunAsync(arguments.Split(' '));
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.Zero);
            Assert.That(answer.Output, Does.Contain(example));
        });
    }
}
