/// placeholder
package struct HTMLBytes { package init() {} }
