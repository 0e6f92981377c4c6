using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class VerifyTests
{
    private TempFolder _folder = null!;

    private string Run => RunContent.Single(_folder.Path);

    [OneTimeSetUp]
    public void Train()
    {
        _folder = new TempFolder();
        SmallManifest.Write(_folder.Path);
        var answer = Lab.Run(_folder.Path, "run", "small.json");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_run_that_nothing_happened_to_is_equal_and_nothing_is_written()
    {
        var before = Directory.GetFiles(Run, "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var answer = Lab.Run(_folder.Path, "verify", Run, "--fold", "2", "--epochs", "2", "--json");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages + answer.Output);
        var verification = JsonNode.Parse(answer.Output)!;
        var numbers = verification["numbers"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(verification["is_equal"]!.GetValue<bool>(), Is.True);
            Assert.That(verification["differences"]!.AsArray(), Is.Empty);
            Assert.That(numbers.Select(number => number!["epoch"]!.GetValue<int>()).Distinct(), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(
                numbers.Select(number => number!["name"]!.GetValue<string>()),
                Has.Exactly(2).EqualTo("weights_sha256").And.Exactly(2).EqualTo("test_loss"));
            Assert.That(
                Directory.GetFiles(Run, "*", SearchOption.AllDirectories)
                    .ToDictionary(file => file, File.GetLastWriteTimeUtc),
                Is.EqualTo(before));
        });
    }

    [Test]
    public void One_other_digit_is_different_and_the_cause_is_looked_for()
    {
        var answer = WithChanged("metrics.jsonl", "\"test_loss\":", "\"test_loss\":1");
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Output, Does.Contain("different"));
        Assert.That(answer.Messages, Does.Contain("nothing that is recorded differs"));
    }

    [Test]
    public void What_the_run_was_computed_with_is_compared_with_what_is_here()
    {
        var answer = WithChanged("provenance.json", "\"provider\": \"", "\"provider\": \"other ");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Messages, Does.Contain("provider differs: other"));
        Assert.That(answer.Output, Does.Contain("equal, bit for bit"));
    }

    [Test]
    public void A_fold_that_there_is_not_is_the_users_mistake()
    {
        var answer = Lab.Run(_folder.Path, "verify", Run, "--fold", "7");
        Assert.That(answer.ExitCode, Is.EqualTo(2), answer.Messages);
        Assert.That(answer.Messages, Does.Contain("has no epoch of repeat 1, fold 7").And.Contain("repeat 1 fold 2"));
    }

    private Lab.Answer WithChanged(string name, string from, string to)
    {
        var file = Path.Combine(Run, name);
        var text = File.ReadAllText(file);
        try
        {
            File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
            return Lab.Run(_folder.Path, "verify", Run);
        }
        finally
        {
            File.WriteAllText(file, text);
        }
    }
}
