namespace CnnLab.Cli;

/// <summary>What a script learns without reading.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A run failed, diverged or was interrupted.</summary>
    public const int RunFailed = 1;

    /// <summary>The user's input has to be mended: arguments, manifest, plugin, data.</summary>
    public const int BadInput = 2;
}
