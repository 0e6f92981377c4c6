namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Gives each sample of a batch a partner by a random permutation, some themselves, and mixes each with its partner as
/// it was before.
/// </summary>
internal sealed class Partners
{
    private int[] _partners = [];
    private bool[] _mixed = [];
    private float[] _first = [];
    private int _count;

    /// <summary>Draws the permutation of as many samples.</summary>
    public void Draw(int count, ref RandomStream random)
    {
        if (_partners.Length < count)
        {
            (_partners, _mixed) = (new int[count], new bool[count]);
        }

        _count = count;
        var partners = _partners.AsSpan(0, count);
        for (var sample = 0; sample < count; sample++)
        {
            partners[sample] = sample;
        }

        random.Shuffle(partners);
    }

    /// <summary>Mixes the batch in place: a cycle of partners after another, with room for one sample only.</summary>
    public void Mix<TMixing>(Batch batch, TMixing mixing)
        where TMixing : struct, IMixing
    {
        if (_first.Length < batch.Shape.Count)
        {
            _first = new float[batch.Shape.Count];
        }

        var first = _first.AsSpan(0, batch.Shape.Count);
        Array.Clear(_mixed);
        for (var start = 0; start < _count; start++)
        {
            if (_mixed[start])
            {
                continue;
            }

            batch[start].CopyTo(first);
            var sample = start;
            for (; _partners[sample] != start; sample = _partners[sample])
            {
                mixing.Mix(batch[sample], batch[_partners[sample]]);
                _mixed[sample] = true;
            }

            mixing.Mix(batch[sample], first);
            _mixed[sample] = true;
        }
    }
}
