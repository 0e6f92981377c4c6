using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Looks at one run after the other; one that cannot be looked at does not stop the others.</summary>
internal sealed class LensLooks(RunLens lens, Terminal terminal)
{
    /// <summary>What was seen of each run, said as it goes.</summary>
    /// <param name="runs">Runs that have come to their end.</param>
    /// <param name="tellsKnown">Whether runs that were looked at before are told, too.</param>
    /// <param name="cancellation">Gives up.</param>
    public List<LensLook> Look(IReadOnlyList<StandingRun> runs, bool tellsKnown, CancellationToken cancellation)
    {
        var looks = new List<LensLook>();
        foreach (var (place, run) in runs.Index())
        {
            var name = $"{place + 1}/{runs.Count} {LensLook.NameOf(run)} {run.Id}";
            try
            {
                var (result, wasThere) = lens.Look(run.Directory, cancellation);
                if (!wasThere || tellsKnown)
                {
                    terminal.Notice($"{name}{(wasThere ? " was looked at already" : "")}");
                }

                looks.Add(new LensLook(run, result, null));
            }
            catch (Exception exception) when (exception is RunFileException or ComponentException)
            {
                terminal.Error($"{name}: {exception.Message}");
                looks.Add(new LensLook(run, null, exception.Message));
            }
        }

        return looks;
    }
}
