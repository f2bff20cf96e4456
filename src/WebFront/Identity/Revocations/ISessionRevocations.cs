namespace Chatbotics.WebFront.Identity.Revocations;

/// <summary>Where everything on this machine that serves people or programs hears what was taken away.</summary>
internal interface ISessionRevocations
{
    /// <summary>Tells a listener of everything from now on.</summary>
    /// <param name="listener">The listener; it must not block.</param>
    /// <returns>Ends it when disposed.</returns>
    IDisposable Subscribe(IRevocationListener listener);
}
