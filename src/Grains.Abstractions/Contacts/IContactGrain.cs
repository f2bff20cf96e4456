using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>
/// One contact. Key: <see cref="ContactKeys.Of"/>. A contact that was merged into another one answers for that one. Calls on
/// somebody's behalf need the permission to see contacts, and to edit them where something changes; else nothing is found.
/// </summary>
[Alias("contact")]
public interface IContactGrain : IGrainWithStringKey
{
    /// <summary>The contact, or null when there is none with this id.</summary>
    [Alias("get")]
    Task<ContactView?> Get();

    /// <summary>Changes it. All of it or, when something is wrong with a field, nothing.</summary>
    /// <param name="edit">What to change.</param>
    [Alias("edit")]
    Task<ContactOutcome> Edit(ContactEdit edit);

    /// <summary>Writes a note.</summary>
    /// <param name="text">1 to 5,000 characters.</param>
    /// <param name="by">Who writes.</param>
    [Alias("add-note")]
    Task<ContactOutcome> AddNote(string text, Author by);

    /// <summary>Deletes a note. Idempotent.</summary>
    /// <param name="note">The note's id.</param>
    [Alias("delete-note")]
    Task<ContactOutcome> DeleteNote(Guid note);

    /// <summary>
    /// Blocks or unblocks. What a blocked contact writes is stored, but no agent answers, nothing is opened again and nobody
    /// is notified. Tells every conversation before it returns; one that can't be told is told later.
    /// </summary>
    /// <param name="isBlocked">Whether to block.</param>
    /// <param name="by">Who does it.</param>
    [Alias("set-blocked")]
    Task<ContactOutcome> SetBlocked(bool isBlocked, Author by);

    /// <summary>Takes another contact into this one. Reversible: see <see cref="Unmerge"/>.</summary>
    /// <param name="other">The other contact's id.</param>
    /// <param name="by">Who does it.</param>
    [Alias("merge")]
    Task<ContactOutcome> Merge(string other, Author by);

    /// <summary>Undoes a merge: the other contact is its own again, with everything it brought and got since. Idempotent.</summary>
    /// <param name="merge">The merge's id.</param>
    [Alias("unmerge")]
    Task<ContactOutcome> Unmerge(Guid merge);

    /// <summary>Says that another contact is somebody else, so that it is not suggested any more.</summary>
    /// <param name="other">The other contact's id.</param>
    [Alias("not-same")]
    Task<ContactOutcome> IsNotSame(string other);

    /// <summary>Everything that belongs to the contact and to those merged with it; null when there is none.</summary>
    [Alias("reach")]
    Task<ContactReach?> GetReach();

    /// <summary>
    /// Erases the contact and those merged with it for good: destroys the keys, removes rows and index entries. The
    /// conversations are not touched: erase them first, see <see cref="GetReach"/>. Idempotent.
    /// </summary>
    [Alias("erase")]
    Task Erase();
}
