using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>What every refusal of a user's input has in common.</summary>
internal static class Refusal
{
    public static Lab.Answer Refused(TempFolder folder, params string[] arguments)
    {
        var answer = Lab.Run(folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.EqualTo(2), answer.Output + answer.Messages);
        AssertNoStackTrace(answer);
        Assert.That(Path.Combine(folder.Path, "runs"), Does.Not.Exist, "Nothing half-written is left behind.");
        return answer;
    }

    public static void AssertNoStackTrace(Lab.Answer answer) =>
        Assert.That(answer.Output + answer.Messages, Does.Not.Match(@"\n\s+at "));
}
