using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Output;

/// <summary>Says where plugins are not those that a folder's <c>cnnlab.lock.json</c> has.</summary>
internal static class LockNotices
{
    /// <summary>Whether the experiments may run: a difference is an error where the lock is asked for, else a warning.</summary>
    public static bool Allow(Terminal terminal, IEnumerable<LoadedExperiment> experiments, bool locked)
    {
        var problems = PluginLock.Problems(experiments.Where(experiment => experiment.IsValid), isRequired: locked);
        foreach (var problem in problems)
        {
            if (locked)
            {
                terminal.Error(problem);
            }
            else
            {
                terminal.Warning(problem);
            }
        }

        return !locked || problems.Count == 0;
    }
}
