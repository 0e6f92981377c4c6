using System.Globalization;
using System.Runtime.InteropServices;
using CnnLab.Engine;
using CnnLab.Experiments;

namespace CnnLab.Benchmarks;

/// <summary>What has to be said beside every figure.</summary>
internal static class Machine
{
    /// <summary>Processor, system, runtime and version in one line.</summary>
    public static string Describe()
    {
        var processor = ProcessorInfo.Detect();
        var vectors = processor.InstructionSets.Contains("avx512f") ? " with AVX-512"
            : processor.InstructionSets.Contains("avx2") ? " with AVX2" : "";
        return $"{processor.Model ?? "unknown processor"} ({processor.Architecture}{vectors}), "
            + $"{processor.LogicalProcessors} processor{(processor.LogicalProcessors == 1 ? "" : "s")}, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
            + $"CnnLab {typeof(NetworkBenchmark).Assembly.GetName().Version!.ToString(3)}";
    }

    /// <summary>Says so where other programs keep the processors busy, if the system tells.</summary>
    public static void WarnIfBusy(TextWriter messages)
    {
        const string Source = "/proc/loadavg";
        if (!File.Exists(Source))
        {
            return;
        }

        var load = double.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture);
        if (load >= 0.5)
        {
            messages.WriteLine(
                $"warning: the load average is {load:F1}: other programs share the processors, and libraries that wait "
                + "at barriers suffer from that more than others. Figures want an idle machine.");
        }
    }
}
