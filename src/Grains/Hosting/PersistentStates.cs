namespace Chatbotics.Grains.Hosting;

/// <summary>How our grains change their stored state.</summary>
internal static class PersistentStates
{
    /// <summary>
    /// Writes a new value and holds it only if the write succeeds: a grain never serves what storage refused. After a
    /// conflict the runtime discards the activation, and the next call reads the truth.
    /// </summary>
    /// <typeparam name="T">An immutable state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="next">Its new value.</param>
    public static async Task Replace<T>(this IPersistentState<T> state, T next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }
}
