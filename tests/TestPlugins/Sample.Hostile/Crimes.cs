using System.Diagnostics;
using System.Runtime.InteropServices;
using CnnLab;

namespace Sample.Hostile;

/// <summary>A layer that changes nothing, but for its crime in the third step.</summary>
public abstract class Crime(LayerSite site) : Layer(site)
{
    private int _calls;

    public sealed override Shape OutputShape => InputShape;

    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        input.Values.CopyTo(output.Values);
        if (Interlocked.Increment(ref _calls) == 3)
        {
            Commit(input, output);
        }
    }

    public sealed override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context) => outputGradient.Values.CopyTo(inputGradient.Values);

    protected abstract void Commit(ReadOnlyBatch input, Batch output);
}

public sealed class WritesTooMuch(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output) =>
        new float[output.Values.Length + 1].CopyTo(output.Values);
}

public sealed class LoopsForever(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        for (var spin = 0; ; spin++)
        {
            Thread.SpinWait(spin & 63);
        }
    }
}

public sealed class OverflowsStack(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output) => output.Values[0] = Deeper(1);

    private static int Deeper(int depth) => depth < 0 ? 0 : Deeper(depth + 1) + depth;
}

public sealed class ExitsProcess(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output) => Environment.Exit(3);
}

public sealed class FailsFast(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output) => Environment.FailFast("enough of this");
}

public sealed class AllocatesTooMuch(LayerSite site) : Crime(site)
{
    private static readonly List<float[]> Hoard = [];

    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        for (var part = 0; part < 30 * 16; part++)
        {
            Hoard.Add(new float[1 << 24]);
            Array.Fill(Hoard[^1], 1f);
        }
    }
}

public sealed class CrashesNatively(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output) => Marshal.WriteByte(0x1000, 1);
}

public sealed class ThrowsOnThread(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        var thread = new Thread(() => throw new InvalidOperationException("nobody waits for me"));
        thread.Start();
        thread.Join();
    }
}

public sealed class WritesMetrics(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        // Its own run: the one that this process keeps alive.
        var run = Directory.GetFiles("runs", "status.json", SearchOption.AllDirectories).Single(status =>
            File.ReadAllText(status) is var text && text.Contains("\"running\"") && text.Contains($" {Environment.ProcessId},"));
        File.AppendAllText(
            Path.Combine(Path.GetDirectoryName(run)!, "metrics.jsonl"),
            """{"repeat":1,"fold":1,"epoch":1,"test_accuracy":1}""" + "\n");
    }
}

public sealed class FloodsConsole(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        for (var line = 0; line < 20_000; line++)
        {
            Console.WriteLine($"@cnnlab {{ \"summary\": {line} }}");
        }
    }
}

/// <summary>As a native library does, past everything that .NET has redirected.</summary>
public sealed class WritesHalfALine(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        using var standardOutput = Console.OpenStandardOutput();
        standardOutput.Write("half a line"u8);
    }
}

/// <summary>The child has the streams of the process and outlives it.</summary>
public sealed class LeavesAChild(LayerSite site) : Crime(site)
{
    protected override void Commit(ReadOnlyBatch input, Batch output)
    {
        using var child = Process.Start("sleep", "120");
        Environment.Exit(4);
    }
}
