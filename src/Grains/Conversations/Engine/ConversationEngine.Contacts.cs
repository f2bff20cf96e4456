using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>How exactly "last seen" is kept while they write and write.</summary>
    private static readonly TimeSpan SeenResolution = TimeSpan.FromMinutes(1);

    private Contact? _shared;
    private long _sharedAct;

    /// <summary>
    /// Tells the contacts who is on the other side: once for each activation, then when something changes. It happens behind
    /// the acknowledgement, and again after a crash, as the inbox's row does.
    /// </summary>
    /// <param name="settled">The state, as far as it is durable.</param>
    private async Task Share(ConversationState settled)
    {
        if (_isLost || settled.Contact.Ids is []
            || (ReferenceEquals(settled.Contact, _shared) && settled.LastCustomerAct - _sharedAct < (long)SeenResolution.TotalMilliseconds))
        {
            return;
        }

        await _host.Share(new ContactSighting(_key, settled.Contact.ToIdentity(), settled.LastCustomerActAt));
        (_shared, _sharedAct) = (settled.Contact, settled.LastCustomerAct);
    }
}
