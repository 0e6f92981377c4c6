using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Experiments;

/// <summary>The processor of a run.</summary>
/// <param name="Model">Its maker's name for it; null where the system does not tell.</param>
/// <param name="Architecture">For example <c>x64</c>.</param>
/// <param name="LogicalProcessors">How many threads it runs at once.</param>
/// <param name="InstructionSets">The vector instructions that the runtime can use.</param>
public sealed record ProcessorInfo(
    string? Model, string Architecture, int LogicalProcessors, IReadOnlyList<string> InstructionSets)
{
    /// <summary>Asks the system.</summary>
    public static ProcessorInfo Detect() => new(
        FindModel(),
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Environment.ProcessorCount,
        FindInstructionSets());

    private static string? FindModel()
    {
        if (OperatingSystem.IsLinux() && File.Exists("/proc/cpuinfo"))
        {
            var line = File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        if (OperatingSystem.IsMacOS())
        {
            var answer = CommandAnswer.Of("sysctl", ["-n", "machdep.cpu.brand_string"]);
            return answer.Error is null ? answer.Output.Trim() : null;
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
    }

    private static string[] FindInstructionSets()
    {
        (string Name, bool IsSupported)[] known =
        [
            ("sse4.2", Sse42.IsSupported), ("avx", Avx.IsSupported),
            ("avx2", Avx2.IsSupported), ("fma", Fma.IsSupported),
            ("avx512f", Avx512F.IsSupported), ("avx512bw", Avx512BW.IsSupported),
            ("avx512vbmi", Avx512Vbmi.IsSupported),
            ("neon", AdvSimd.IsSupported), ("dotprod", Dp.IsSupported),
        ];
        return [.. known.Where(set => set.IsSupported).Select(set => set.Name)];
    }
}
