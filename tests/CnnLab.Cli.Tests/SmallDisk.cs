using System.Diagnostics;

namespace CnnLab.Cli.Tests;

/// <summary>A file system in memory that can fill up or refuse; only Linux' root can have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    /// <summary>Ignores the test where it cannot be mounted.</summary>
    /// <param name="path">The folder that it is mounted at.</param>
    /// <param name="size">Its size, <c>600k</c>.</param>
    public SmallDisk(string path, string size)
    {
        _path = path;
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path) != 0)
        {
            Assert.Ignore("A small file system can be mounted by Linux' root only.");
        }
    }

    public void Change(string options) =>
        Assert.That(Run("mount", "-o", $"remount,{options}", _path), Is.Zero);

    public void Dispose() => Run("umount", _path);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
