using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>Sends each window's share of the gradient to all it covers, first to columns, then to rows.</summary>
/// <param name="window">The window over the image.</param>
/// <param name="paddedRow">The geometry of a row.</param>
internal sealed class AverageGradient(Window2D window, PaddedRow paddedRow)
{
    /// <summary>Adds the share of each window to every column it covers.</summary>
    public void SpreadRow(ReadOnlySpan<float> shares, Span<float> spread)
    {
        var (width, stride) = (window.Size.Width, window.Strides.Width);
        spread.Clear();
        if (stride == 1)
        {
            for (var shift = 0; shift < width; shift++)
            {
                var columns = spread.Slice(shift, shares.Length);
                TensorPrimitives.Add(columns, shares, columns);
            }

            return;
        }

        for (var column = 0; column < shares.Length; column++)
        {
            foreach (ref var value in spread.Slice(column * stride, width))
            {
                value += shares[column];
            }
        }
    }

    /// <summary>
    /// Adds a row to the rows that a row of windows covers; those that none covered before are assigned, so that
    /// nothing is cleared first.
    /// </summary>
    /// <param name="spread">What every column gets.</param>
    /// <param name="rows">The rows that the windows cover.</param>
    /// <param name="gradient">The gradient with respect to the image.</param>
    /// <param name="assignedRows">How many rows were assigned before.</param>
    /// <returns>How many rows are assigned now.</returns>
    public int AddToRows(ReadOnlySpan<float> spread, (int Start, int End) rows, Span<float> gradient, int assignedRows)
    {
        for (; assignedRows < rows.Start; assignedRows++)
        {
            paddedRow.Row(gradient, assignedRows).Clear();
        }

        for (var row = rows.Start; row < rows.End; row++)
        {
            var target = paddedRow.Row(gradient, row);
            if (row < assignedRows)
            {
                TensorPrimitives.Add(target, spread, target);
            }
            else
            {
                spread.CopyTo(target);
            }
        }

        return Math.Max(assignedRows, rows.End);
    }
}
