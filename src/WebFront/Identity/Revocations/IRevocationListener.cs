using Chatbotics.Grains.Abstractions.People.Revocations;

namespace Chatbotics.WebFront.Identity.Revocations;

/// <summary>Somebody who must stop serving what was taken away.</summary>
internal interface IRevocationListener
{
    /// <summary>Something was taken away. May be told twice.</summary>
    /// <param name="revocation">What.</param>
    void Revoked(Revocation revocation);

    /// <summary>Something may have been taken away unheard: check everything again.</summary>
    void CheckEverything();
}
