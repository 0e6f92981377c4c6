using System.CommandLine;
using CnnLab.Cli.Commands;
using CnnLab.Experiments;

namespace CnnLab.Cli.Tests;

public sealed class CommonOptionsTests
{
    [TestCase("failed", TrialChoice.Failed)]
    [TestCase("missing", TrialChoice.Missing)]
    [TestCase("Stale", TrialChoice.Stale)]
    public void Only_takes_the_word_of_a_choice(string word, TrialChoice choice)
    {
        var only = CommonOptions.Only();
        var parsed = new RootCommand { only }.Parse(["--only", word]);
        Assert.That(parsed.Errors, Is.Empty);
        Assert.That(parsed.GetValue(only), Is.EqualTo(choice));
    }

    [TestCase("failed,missing")]
    [TestCase("due")]
    [TestCase("7")]
    [TestCase("1")]
    public void Only_refuses_lists_numbers_and_other_words(string word) =>
        Assert.That(
            new RootCommand { CommonOptions.Only() }.Parse(["--only", word]).Errors.Select(error => error.Message),
            Is.EqualTo(new[] { $"--only is '{word}'. Expected one of failed, missing and stale." }));
}
